import { daemonGroups, serviceArchitecture } from "../../plan/capacity/capacity";
import { architectureOf } from "../../plan/capacity/group";
import { written } from "../../written-path";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration }) => {
    if (service.runs !== "daemon") return [];
    const own = serviceArchitecture(service, configuration);
    return daemonGroups(configuration)
        .filter(({ spec }) => architectureOf(spec) !== own)
        .map(({ path, spec }) =>
            finding(
                at(service.architecture === undefined ? "runs" : "architecture"),
                `runs on ${own} alone, and the instances of ${written(path)}, which are ${architectureOf(spec)}, are left without it`,
                `write a second daemon with architecture: ${architectureOf(spec)}, if they need one`,
            ),
        );
});

/** The rule `daemon/architecture`. */
export const daemonArchitecture: Rule = {
    id: "daemon/architecture",
    severity: "warning",
    what: "A daemon has the architecture of all instances.",
    why: "Its image runs on one of them: a placement constraint keeps it off the others, which then lack what it is there for.",
    remedy: "Write one daemon for each architecture.",
    source: "RuntimePlatform, ECS API reference; Define which container instances Amazon ECS uses for tasks (ecs.cpu-architecture), ECS developer guide.",
    check,
};
