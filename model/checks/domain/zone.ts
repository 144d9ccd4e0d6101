import { finding, type Check, type Rule } from "../rule";
import { eachDomain } from "../written-domains";

const isIn = (name: string, zone: string) => name === zone || name.endsWith(`.${zone}`);

const check: Check = eachDomain(({ name, aliases, hostedZone }, at) => {
    const zone = hostedZone.name;
    if (zone === undefined) return [];
    const outside = (written: string, path: string) =>
        isIn(written, zone)
            ? []
            : [
                  finding(
                      path,
                      `"${written}" is not in the hosted zone ${zone}`,
                      `write a name that ends with .${zone}, or the zone that it is in`,
                  ),
              ];
    return [...outside(name, at("name")), ...aliases.flatMap((alias, index) => outside(alias, at("aliases", index)))];
});

/** The rule `domain/zone`. */
export const domainZone: Rule = {
    id: "domain/zone",
    severity: "error",
    what: "The names of a domain are in its hosted zone.",
    why: "Route 53 refuses a record of another zone's name. Its own name it would append the zone's to, and ACM would wait in vain for the record that validates it.",
    remedy: "Write names that end with the zone's, or the hosted zone that they are in.",
    source: "ChangeResourceRecordSets, Route 53 API reference.",
    check,
};
