import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const owners = new Map<number, string>();
    if (service.port !== undefined) owners.set(service.port, service.name);
    return Object.entries(service.sidecars).flatMap(([name, { port }]) => {
        if (port === undefined) return [];
        const owner = owners.get(port);
        if (owner === undefined) {
            owners.set(port, name);
            return [];
        }
        return [
            finding(
                at("sidecars", name, "port"),
                `"${owner}" and "${name}" both listen on ${port}, and the containers of a task share one network interface`,
                "give each its own port",
            ),
        ];
    });
});

/** The rule `containers/port`. */
export const containersPort: Rule = {
    id: "containers/port",
    severity: "error",
    what: "No two containers of a task listen on the same port.",
    why: "In the awsvpc network mode they share one network interface: the second can't listen, and the task ends.",
    remedy: "Give each container its own port.",
    source: "PortMapping, ECS API reference: in awsvpc the host port is the container port.",
    check,
};
