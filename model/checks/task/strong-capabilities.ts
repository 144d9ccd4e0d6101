import { eachContainer, finding, type Check, type Rule } from "../rule";

/** What gives a way out of the container, or rights over the host. */
const strong = new Set([
    "DAC_READ_SEARCH",
    "MAC_ADMIN",
    "NET_ADMIN",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_MODULE",
    "SYS_PTRACE",
    "SYS_RAWIO",
    "SYS_TIME",
]);

const check: Check = eachContainer(({ capabilities }, at, { configuration }) =>
    configuration.environment.class === "production"
        ? (capabilities?.add ?? []).flatMap((capability, index) =>
              strong.has(capability)
                  ? [
                        finding(
                            at("capabilities", "add", index),
                            `"${capability}" is a way out of the container`,
                            "remove it, unless the container can't do without it",
                        ),
                    ]
                  : [],
          )
        : [],
);

/** The rule `task/strong-capabilities`. */
export const taskStrongCapabilities: Rule = {
    id: "task/strong-capabilities",
    severity: "warning",
    what: "In production, no container is given a capability that leads out of it: SYS_ADMIN, NET_ADMIN, SYS_PTRACE, SYS_MODULE, SYS_RAWIO, SYS_BOOT, SYS_TIME, MAC_ADMIN, DAC_READ_SEARCH.",
    why: "Who breaks into the container can then reach its host, and with it the other tasks there.",
    remedy: "Remove it; where a debugger or an agent needs it, give it to that sidecar alone.",
    source: "capabilities(7), Linux manual pages; Security Hub control ECS.4.",
    check,
};
