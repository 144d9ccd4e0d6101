import { boundsOf, leavesNoRoom } from "../../plan/rollout-bounds";
import { leastPercent } from "../../plan/deployment";
import { counted } from "../../words";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { plan }) => {
    if (service.runs !== "daemon") return [];
    const percent = leastPercent(service);
    const hosts = plan?.services.find(({ name }) => name === service.name)?.scaling.desired ?? 0;
    const stuck = percent >= 100 || leavesNoRoom(hosts, boundsOf(hosts, percent, 100));
    const lowest = boundsOf(hosts, percent, 100).lowest;
    return stuck
        ? [
              finding(
                  at("deployment", "minimumHealthyPercent"),
                  percent >= 100
                      ? `is ${percent}, so that no old task may stop, and a new one has no place beside it`
                      : `is ${percent}, which keeps ${lowest} of ${counted(hosts, "task")}: no old task may stop, and a new one has no place beside it`,
                  "remove it, which then is 0, or lower it",
              ),
          ]
        : [];
});

/** The rule `daemon/room`. */
export const daemonRoom: Rule = {
    id: "daemon/room",
    severity: "error",
    what: "An update of a daemon may stop an old task.",
    why: "There is one task on each instance, so that the old one stops before the new one starts. Where all must stay up, the update never ends. With one instance, any percent above 0 keeps its task.",
    remedy: "Lower minimumHealthyPercent: 50 updates half of the instances at a time.",
    source: "DeploymentConfiguration, ECS API reference, which also says how ECS rounds.",
    check,
};
