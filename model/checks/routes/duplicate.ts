import { groupBy } from "../../group-by";
import { conditionOf, conditionText } from "../../plan/routes/condition";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const claims = Object.values(configuration.services).flatMap((service) =>
        (service.routes ?? []).map((route, index) => ({
            service: service.name,
            text: conditionText(conditionOf(route)),
            path: where("services", service.name, "routes", index),
        })),
    );
    return [...groupBy(claims, ({ text }) => text).values()].flatMap(([first, ...others]) =>
        first === undefined
            ? []
            : others.map((other) =>
                  finding(
                      other.path,
                      `services "${first.service}" and "${other.service}" both claim "${first.text}"`,
                      first.service === other.service ? "write it once" : "give each its own path or host",
                  ),
              ),
    );
};

/** No two routes take the same requests. */
export const routesDuplicate: Rule = {
    id: "routes/duplicate",
    severity: "error",
    what: "No two routes take the same requests.",
    why: "",
    remedy: "",
    source: "",
    check,
};
