import { availabilityZones } from "../aws/availability-zones";
import { zonesOf } from "../plan/network";
import { errorAt } from "../problem";
import type { Check } from "./check";

/** The zones exist, are in the environment's region, and none is named twice. */
export const networkZones: Check = ({ configuration, region, where }) => {
    const wanted = configuration.network.zones;
    const path = where("network", "zones");
    if (typeof wanted === "number") {
        const known = availabilityZones(region);
        return wanted <= known.length
            ? []
            : [
                  errorAt(
                      path,
                      "network/zones",
                      `is ${wanted}, and ${region} is known to have ${known.length}`,
                      `write ${known.length}, or the names of your account's zones`,
                  ),
              ];
    }
    const zones = zonesOf(configuration.network, region);
    const elsewhere = zones.filter((zone) => zone.slice(0, -1) !== region);
    const repeated = zones.filter((zone, index) => zones.indexOf(zone) !== index);
    return [
        ...elsewhere.map((zone) =>
            errorAt(
                path,
                "network/zones",
                `"${zone}" is not in ${region}`,
                `write for example ${availabilityZones(region)[0]}`,
            ),
        ),
        ...repeated.map((zone) => errorAt(path, "network/zones", `"${zone}" is named twice`, "name each zone once")),
    ];
};
