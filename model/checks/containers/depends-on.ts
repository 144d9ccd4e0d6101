import { proposal } from "../../schema/explain";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const names = [service.name, ...Object.keys(service.sidecars)];
    const missing = (container: string, dependsOn: Readonly<Record<string, string>>, ...path: string[]) =>
        Object.keys(dependsOn).flatMap((other) => {
            if (other === container)
                return [finding(at(...path, "dependsOn", other), `"${other}" waits for itself`, "remove it")];
            return names.includes(other)
                ? []
                : [
                      finding(
                          at(...path, "dependsOn", other),
                          `the task has no container "${other}"`,
                          proposal(
                              other,
                              names.filter((name) => name !== container),
                          ),
                      ),
                  ];
        });
    return [
        ...missing(service.name, service.dependsOn),
        ...Object.entries(service.sidecars).flatMap(([name, { dependsOn }]) =>
            missing(name, dependsOn, "sidecars", name),
        ),
    ];
});

/** The rule `containers/depends-on`. */
export const containersDependsOn: Rule = {
    id: "containers/depends-on",
    severity: "error",
    what: "A container's `dependsOn` names other containers of the same task: a sidecar by its name, the service's own by the service's.",
    why: "ECS refuses the task definition.",
    remedy: "Write the name of a container of this task. What another service needs belongs into `calls`.",
    source: "ContainerDependency, ECS API reference.",
    check,
};
