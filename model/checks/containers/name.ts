import { eachService, finding, type Check, type Rule } from "../rule";

/** Source: ContainerDefinition.name, ECS API reference. */
const valid = /^[A-Za-z0-9_-]{1,255}$/;

/** The proxy that Service Connect adds to a task has a name that begins so. Source: the containers that DescribeTasks shows. */
const reserved = /^ecs-service-connect/;

const check: Check = eachService((service, at) =>
    Object.keys(service.sidecars).flatMap((name) => {
        const path = at("sidecars", name);
        if (!valid.test(name))
            return [
                finding(
                    path,
                    `"${name}" is not a container's name`,
                    "use up to 255 letters, digits, hyphens and underscores",
                ),
            ];
        if (name === service.name)
            return [finding(path, `"${name}" is the name of the service's own container`, "choose another name")];
        return reserved.test(name)
            ? [
                  finding(
                      path,
                      `"${name}" begins as the names of the containers that ECS adds itself`,
                      "choose another name",
                  ),
              ]
            : [];
    }),
);

/** The rule `containers/name`. */
export const containersName: Rule = {
    id: "containers/name",
    severity: "error",
    what: "A sidecar's name has up to 255 letters, digits, hyphens and underscores, and is not that of the service's own container nor one that ECS uses.",
    why: "ECS refuses the task definition, or the tasks with it.",
    remedy: "Choose another name.",
    source: "ContainerDefinition, ECS API reference: name.",
    check,
};
