import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (port: unknown, routes: unknown = ["/orders"]) => withService("order", { port, routes });
const path = `${fileOf("order")}: port`;

export const cases: RuleCases = {
    compliant: [{ what: "routes and a port", sources: order(8080) }],
    violating: [
        {
            what: "routes without a port",
            sources: order(absent),
            path,
            reason: "is missing, and the service has routes",
        },
    ],
    absent: [
        { what: "a port without routes", sources: order(8080, absent) },
        { what: "neither", sources: order(absent, absent) },
    ],
    boundary: "A port is there or it is not; its range is the schema's.",
};
