import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const containers = new Map([
        [service.name, { essential: true, checked: service.health.command !== undefined, fix: "health.command" }],
        ...Object.entries(service.sidecars).map(
            ([name, { essential, health }]) =>
                [name, { essential, checked: health !== undefined, fix: `sidecars.${name}.health` }] as const,
        ),
    ]);
    const unmet = (dependsOn: Readonly<Record<string, string>>, ...path: string[]) =>
        Object.entries(dependsOn).flatMap(([name, condition]): Finding[] => {
            const other = containers.get(name);
            if (other === undefined) return [];
            if ((condition === "COMPLETE" || condition === "SUCCESS") && other.essential)
                return [
                    finding(
                        at(...path, "dependsOn", name),
                        `waits for "${name}" to end (${condition}), and the task ends with it, for it is essential`,
                        name === service.name
                            ? "write START or HEALTHY"
                            : `write sidecars.${name}.essential: false, or wait for START or HEALTHY`,
                    ),
                ];
            return condition === "HEALTHY" && !other.checked
                ? [
                      finding(
                          at(...path, "dependsOn", name),
                          `waits for "${name}" to be HEALTHY, and it has no health check of its own`,
                          `write ${other.fix}, or wait for START`,
                      ),
                  ]
                : [];
        });
    return [
        ...unmet(service.dependsOn),
        ...Object.entries(service.sidecars).flatMap(([name, { dependsOn }]) => unmet(dependsOn, "sidecars", name)),
    ];
});

/** The rule `containers/condition`. */
export const containersCondition: Rule = {
    id: "containers/condition",
    severity: "error",
    what: "A container waits for COMPLETE or SUCCESS only of one that is not essential, and for HEALTHY only of one with a health check.",
    why: "An essential container that ends takes its task with it, and without a health check none is ever HEALTHY: ECS refuses both.",
    remedy: "Write `essential: false` for what prepares something and ends; give what has to be HEALTHY a `health` check.",
    source: "ContainerDependency, ECS API reference: condition.",
    check,
};
