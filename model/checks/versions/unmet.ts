import { byKey } from "../../by-key";
import { isRange, isVersion, isWithin } from "../../versions";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService(({ name, requires }, at, { configuration }) =>
    Object.entries(byKey(requires)).flatMap(([required, range]): Finding[] => {
        const other = Object.hasOwn(configuration.services, required) ? configuration.services[required] : undefined;
        if (other === undefined || required === name || !isRange(range)) return [];
        const { version } = other;
        if (version === undefined)
            return [
                finding(
                    at("requires", required),
                    `requires ${required} ${range}, and ${required} says no version`,
                    `write version in the configuration of ${required}`,
                ),
            ];
        if (!isVersion(version) || isWithin(version, range)) return [];
        return [
            finding(
                at("requires", required),
                `requires ${required} ${range}, and ${required} is ${version} here`,
                `deploy a ${required} that ${range} allows in the same update, or keep this service at the version before`,
            ),
        ];
    }),
);

/** The rule `versions/unmet`. */
export const versionsUnmet: Rule = {
    id: "versions/unmet",
    severity: "error",
    what: "The versions that a service requires of others are those that are configured in this environment.",
    why: "The service would call one that does not understand it: both must move together, or the other one first.",
    remedy: "Configure the other service's version too, or stay at the version before.",
    source: "Semantic Versioning 2.0.0 (https://semver.org); ranges of node-semver (https://github.com/npm/node-semver#ranges).",
    check,
};
