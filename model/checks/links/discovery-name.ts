import { groupBy } from "../../group-by";
import { discoveryNameOf } from "../../plan/calls";
import type { ServiceSpec } from "../../schema/service";
import { finding, type Check, type Finding, type Rule } from "../rule";

/** Source: ServiceConnectClientAlias.dnsName, ECS API reference. */
const longestName = 127;

/** One part of a host name between dots. Source: RFC 1123, section 2.1. */
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const form = "use lower-case letters, digits, hyphens and dots, as in payment or payment.internal";

/** What is wrong with a name by itself. */
function wrong(name: string): readonly [reason: string, remedy: string] | undefined {
    const labels = name.split(".");
    if (name.length > longestName) return [`has ${name.length} characters, and ECS takes ${longestName}`, "shorten it"];
    if (!labels.every((part) => label.test(part))) return [`"${name}" is not a host name`, form];
    if (/^\d+$/.test(labels.at(-1) ?? ""))
        return [`"${name}" would be read as an address`, "let its last part begin with a letter"];
    return labels.at(-1) === "localhost" ? [`"${name}" is the task itself`, "choose another name"] : undefined;
}

const check: Check = ({ configuration, where }) => {
    const all = Object.values(configuration.services);
    const at = ({ name, discoveryName }: ServiceSpec) =>
        discoveryName === undefined ? where("services", name, "name") : where("services", name, "discoveryName");
    const malformed = all.flatMap((service): Finding[] => {
        if (service.port === undefined) {
            if (service.discoveryName === undefined) return [];
            const reason = "is for a service that others call, and this one has no port";
            return [finding(at(service), reason, "write the port, or remove it")];
        }
        const found = wrong(discoveryNameOf(service));
        return found === undefined ? [] : [finding(at(service), ...found)];
    });
    const callable = all.filter(({ port }) => port !== undefined);
    const shared = [...groupBy(callable, discoveryNameOf)].flatMap(([name, [first, ...others]]) =>
        first === undefined
            ? []
            : others.map((other) => {
                  // The one that was given the name is the one to change.
                  const [given, owner] = other.discoveryName === undefined ? [first, other] : [other, first];
                  return finding(
                      at(given),
                      `services "${owner.name}" and "${given.name}" are both called "${name}"`,
                      "give each its own discoveryName",
                  );
              }),
    );
    return [...malformed, ...shared];
};

/** The rule `links/discovery-name`. */
export const linksDiscoveryName: Rule = {
    id: "links/discovery-name",
    severity: "error",
    what: "A `discoveryName` is a host name of up to 127 characters that no other service of the environment has, and its service has a port.",
    why: "ECS refuses other names, and of two services with one name a caller would reach either.",
    remedy: "Use lower-case letters, digits, hyphens and dots, and give each service its own.",
    source: "ServiceConnectClientAlias and ServiceConnectService, ECS API reference: dnsName, discoveryName.",
    check,
};
