import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService(({ volumes, runs }, at) => {
    let first: string | undefined;
    return Object.entries(volumes).flatMap(([name, { efs, ebs }]): Finding[] => {
        if (efs === undefined && ebs === undefined)
            return [finding(at("volumes", name), "is of no kind", "write efs: {}, or ebs with its size")];
        if (ebs === undefined) return [];
        if (efs !== undefined)
            return [finding(at("volumes", name), "is of EFS and of EBS", "remove one of efs and ebs")];
        const path = at("volumes", name, "ebs");
        if (runs !== "service")
            return [
                finding(
                    path,
                    `is a disk of each of a service's tasks, and this runs: ${runs}`,
                    "write efs in its place, or remove it",
                ),
            ];
        if (first !== undefined)
            return [
                finding(
                    path,
                    `is a second disk of each task, beside that of the volume ${first}`,
                    "remove one of them",
                ),
            ];
        first = name;
        return [];
    });
});

/** The rule `volumes/kind`. */
export const volumesKind: Rule = {
    id: "volumes/kind",
    severity: "error",
    what: "A volume is either of EFS or of EBS; a task has one of EBS at most, and the tasks of daemons and of services that have nothing but jobs have none.",
    why: "ECS attaches one volume of EBS to a task, as the service says it. A job is run by itself, and a daemon's task is there once on each instance, for which instance or host storage is meant.",
    remedy: "Write one of `efs` and `ebs`, and `ebs` once.",
    source: "CreateService (volumeConfigurations), ECS API reference; Use Amazon EBS volumes with Amazon ECS, ECS developer guide.",
    check,
};
