import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

/** The longest time to live of a record, in seconds. Source: DnsRecord, Cloud Map API reference. */
const longestSeconds = 2_147_483_647;

const check: Check = eachService(({ discovery, port }, at): Finding[] => {
    if (discovery === undefined) return [];
    const { ttl } = discovery;
    return [
        ...(port === undefined
            ? [
                  finding(
                      at("discovery"),
                      "is for a service that others call, and this one has no port",
                      "write the port, or remove it",
                  ),
              ]
            : []),
        ...(inSeconds(ttl) > longestSeconds
            ? [
                  finding(
                      at("discovery", "ttl"),
                      `is "${ttl}", and a record lives ${longestSeconds} s at most`,
                      'write "10 s"',
                  ),
              ]
            : []),
    ];
});

/** The rule `links/dns`. */
export const linksDns: Rule = {
    id: "links/dns",
    severity: "error",
    what: "A service that is found by DNS has a port, and its records live at most 2147483647 s.",
    why: "Without a port there is nothing to call; and Cloud Map refuses a longer time.",
    remedy: "Write the port, or remove `discovery`.",
    source: "DnsRecord, Cloud Map API reference: TTL; Service registries, ECS API reference.",
    check,
};
