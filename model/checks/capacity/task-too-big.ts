import { instanceType } from "../../aws/instance-types";
import { writtenGroups } from "../../plan/capacity/capacity";
import type { WrittenGroup } from "../../plan/capacity/written-group";
import { groupsOf, strategyOf } from "../../plan/capacity/strategy";
import { cpuText, offerOf } from "../../plan/capacity/offer";
import { daemonPlace } from "../../plan/daemon";
import { neverPlaced } from "../../plan/capacity/plan-fit";
import { planProxy } from "../../plan/proxy";
import { sizeWithProxy, type TaskSize } from "../../plan/task-size";
import type { ServiceSpec } from "../../schema/service";
import { written } from "../../written-path";
import { eachFit, eachService, finding, type At, type Check, type Finding, type Rule } from "../rule";

const tooBig: Check = eachService((service, at, { configuration }) => {
    if (configuration.environment.class === "local") return [];
    const chosen =
        service.runs === "daemon"
            ? daemonPlace(service, configuration).capacity.map(({ provider }) => provider)
            : groupsOf(strategyOf(service.capacity));
    return writtenGroups(configuration)
        .filter(({ key }) => chosen.includes(key))
        .flatMap((group) => tooBigFor(group, service, planProxy(service, configuration.services), at));
});

function tooBigFor(
    { path, spec: capacity, managed }: WrittenGroup,
    service: ServiceSpec,
    proxy: TaskSize | undefined,
    at: At,
): Finding[] {
    const { cpuUnits, memoryMiB } = sizeWithProxy(service, proxy);
    const trunking = capacity.trunking !== false;
    const types = `${written(path)}.instanceTypes`;
    const tooSmall = capacity.instanceTypes
        .flatMap((name) => offerOf(name, { trunking }) ?? [])
        .filter(({ offered }) => cpuUnits > offered.cpuUnits || memoryMiB > offered.memoryMiB);
    const [first] = tooSmall;
    // Of instances that it manages itself, ECS takes one that the task fits on.
    if (first === undefined || (managed && tooSmall.length < capacity.instanceTypes.length)) return [];
    const smallest = tooSmall.reduce((a, b) => (b.offered.memoryMiB < a.offered.memoryMiB ? b : a), first);
    const needed =
        proxy === undefined
            ? `${service.cpu} and ${service.memory}`
            : `${cpuText(cpuUnits)} and ${memoryMiB} MiB with its proxy`;
    const reason = `a task needs ${needed}, and ${smallest.name} offers ${cpuText(smallest.offered.cpuUnits)} and about ${smallest.offered.memoryMiB} MiB`;
    const remedy =
        tooSmall.length < capacity.instanceTypes.length
            ? `ask for less, or take ${tooSmall.map(({ name }) => name).join(" and ")} out of ${types}`
            : `ask for less, or take larger types in ${types}`;
    const key = memoryMiB > smallest.offered.memoryMiB ? "memory" : "cpu";
    return [finding(at(key), reason, remedy)];
}

/** A task of more GPUs than an instance has. Of types without any, capacity/gpus tells. */
const tooManyGpus: Check = eachService(({ gpus = 0, capacity }, at, { configuration }) => {
    if (configuration.environment.class === "local") return [];
    const chosen = groupsOf(strategyOf(capacity));
    return writtenGroups(configuration)
        .filter(({ key }) => chosen.includes(key))
        .flatMap(({ path, spec, managed }) => {
            const few = spec.instanceTypes.flatMap((name) => {
                const has = instanceType(name)?.gpus ?? 0;
                return has > 0 && has < gpus ? [{ name, has }] : [];
            });
            const [first] = few;
            if (first === undefined || (managed && few.length < spec.instanceTypes.length)) return [];
            const remedy =
                few.length < spec.instanceTypes.length
                    ? `ask for fewer, or take ${few.map(({ name }) => name).join(" and ")} out of ${written(path)}.instanceTypes`
                    : `ask for fewer, or take larger types in ${written(path)}.instanceTypes`;
            return [finding(at("gpus"), `is ${gpus}, and ${first.name} has ${first.has}`, remedy)];
        });
});

const refused: Check = eachFit(({ group, plan, input: { where } }) =>
    neverPlaced(group, plan.network.zones, plan.services)
        .filter(({ lacking }) => lacking === "constraint")
        .map(({ service, reason }) =>
            finding(
                where("services", service, "placement"),
                reason,
                "change the constraint, or add the instance type or zone that it asks for",
            ),
        ),
);

/** Tasks that would fit on an instance if no daemon ran on it. */
const besideDaemons: Check = eachFit(({ group, plan, input: { configuration, where } }) =>
    configuration.environment.class === "local"
        ? []
        : neverPlaced(group, plan.network.zones, plan.services)
              .filter(({ reason }) => reason.endsWith("beside the daemons"))
              .map(({ service, lacking, reason }) =>
                  finding(
                      where("services", service, lacking === "cpu" || lacking === "memory" ? lacking : "capacity"),
                      reason,
                      lacking === "interfaces"
                          ? "set trunking in the group, or take types with more network interfaces"
                          : "ask for less, of the task or of the daemons, or take larger types",
                  ),
              ),
);

const check: Check = (input) => {
    const found = [...tooBig(input), ...tooManyGpus(input)];
    const told = new Set(found.map(({ path }) => path));
    return [...found, ...refused(input), ...besideDaemons(input).filter(({ path }) => !told.has(path))];
};

/** The rule `capacity/task-too-big`. */
export const capacityTaskTooBig: Rule = {
    id: "capacity/task-too-big",
    severity: "error",
    what: "A task fits on an empty instance of each type, beside the daemons of one, and its placement constraints admit one. The emulated AWS (class local) places any task, and Fargate has no instances.",
    why: "A task that is larger than the smallest type stays in PROVISIONING: managed scaling starts no instance for it. For a task whose constraints refuse every instance it starts instances that never help.",
    remedy: "Ask for less CPU or memory or fewer GPUs, take larger types only, or mend the constraint.",
    source: "Amazon ECS cluster auto scaling (managed scale-out behavior) and Amazon ECS task placement, ECS developer guide. The memory that an instance keeps for itself is an assumption.",
    check,
};
