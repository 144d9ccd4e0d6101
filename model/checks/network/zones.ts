import { zonesOf } from "../../plan/network";
import { finding, type Check, type Rule } from "../rule";

/** The zone of the region that is called most like another region's, or one that is not named yet. */
function counterpart(zone: string, named: readonly string[], zoneNames: readonly string[]): string {
    const alike = zoneNames.find((name) => name.at(-1) === zone.at(-1));
    return alike ?? zoneNames.find((name) => !named.includes(name)) ?? "the name of a zone of your account";
}

const check: Check = ({ configuration, region, zoneNames, where }) => {
    // Of the zones of a VPC that is already there, another rule tells.
    if (configuration.network.existing !== undefined) return [];
    const wanted = configuration.network.zones;
    const path = where("network", "zones");
    if (typeof wanted === "number") {
        return wanted <= zoneNames.length
            ? []
            : [
                  finding(
                      path,
                      `is ${wanted}, and ${region} is known to have ${zoneNames.length}`,
                      zoneNames.length < 2
                          ? "write the names of two zones of your account"
                          : `write ${zoneNames.length}, or the names of your account's zones`,
                  ),
              ];
    }
    const zones = zonesOf(configuration.network, zoneNames);
    const elsewhere = zones.filter((zone) => zone.slice(0, -1) !== region);
    const repeated = zones.filter((zone, index) => zones.indexOf(zone) !== index);
    return [
        ...elsewhere.map((zone) =>
            finding(path, `"${zone}" is not in ${region}`, `write ${counterpart(zone, zones, zoneNames)}`),
        ),
        ...repeated.map((zone) => finding(path, `"${zone}" is named twice`, "name each zone once")),
    ];
};

/** The rule `network/zones`. */
export const networkZones: Rule = {
    id: "network/zones",
    severity: "error",
    what: "There are as many zones as wanted, they are in the environment's region, and none is named twice.",
    why: "EC2 refuses a subnet in a zone that the account does not have there.",
    remedy: "Write fewer zones, or the names of the zones that your account has.",
    source: "DescribeAvailabilityZones, EC2 API reference.",
    check,
};
