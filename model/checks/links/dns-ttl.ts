import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** Beyond this, callers go on to ask tasks that are gone for longer than a task takes to stop. */
const longSeconds = 60;

const check: Check = eachService(({ discovery }, at) =>
    discovery !== undefined && inSeconds(discovery.ttl) > longSeconds
        ? [
              finding(
                  at("discovery", "ttl"),
                  `is "${discovery.ttl}", and for so long callers go on to ask tasks that are gone`,
                  'write "10 s"',
              ),
          ]
        : [],
);

/** The rule `links/dns-ttl`. */
export const linksDnsTtl: Rule = {
    id: "links/dns-ttl",
    severity: "warning",
    what: "The records of a service that is found by DNS live at most 60 s.",
    why: "No proxy stands between: until an answer is forgotten, callers go to the address of a task that a deployment has ended.",
    remedy: "Write a short time, such as 10 s; or call through Service Connect, which knows at once.",
    source: "Follows from Amazon ECS service discovery, ECS developer guide: tasks are taken out of the zone as they end.",
    check,
};
