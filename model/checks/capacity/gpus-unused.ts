import { writtenGroups } from "../../plan/capacity/capacity";
import { hasGpus } from "../../plan/capacity/group";
import { groupsOf, strategyOf } from "../../plan/capacity/strategy";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const chosenBy = new Map<string, boolean>();
    for (const { capacity, gpus } of Object.values(configuration.services))
        for (const key of groupsOf(strategyOf(capacity)))
            chosenBy.set(key, gpus !== undefined || chosenBy.get(key) === true);
    return writtenGroups(configuration)
        .filter(({ key, spec }) => hasGpus(spec) && !spec.retired && chosenBy.get(key) === false)
        .map(({ path, spec: { instanceTypes } }) =>
            finding(
                where(...path, "instanceTypes"),
                `${instanceTypes[0] ?? ""} has GPUs, and no service on it asks for one: its containers can't reach them`,
                "write gpus: 1 in the service that needs them, or take types without GPUs",
            ),
        );
};

/** The rule `capacity/gpus-unused`. */
export const capacityGpusUnused: Rule = {
    id: "capacity/gpus-unused",
    severity: "warning",
    what: "A service on each group with GPUs asks for some. Of a group that no service runs on, capacity/unused tells.",
    why: "GPUs cost many times what the rest of an instance does, and a container gets none that its task did not ask for.",
    remedy: "Write `gpus` in the service, or take instance types without GPUs.",
    source: "Specifying GPUs in an Amazon ECS task definition, ECS developer guide: without a GPU requirement the default Docker runtime is used.",
    check,
};
