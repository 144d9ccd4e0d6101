import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const worker = withService("payment", { port: absent, routes: absent });
const path = `${fileOf("order")}: calls[0]`;

export const cases: RuleCases = {
    compliant: [{ what: "a service with a port", sources: withService("order", { calls: ["payment"] }) }],
    violating: [
        {
            what: "a service without a port",
            sources: withService("order", { calls: ["payment"] }, worker),
            path,
            reason: '"payment" has no port, so nothing can call it',
        },
    ],
    absent: [
        { what: "no calls of the service without a port", sources: worker },
        { what: "a caller without a port", sources: withService("payment", { calls: ["order"] }, worker) },
        {
            what: "a service that there is not, of which another rule tells",
            sources: withService("order", { calls: ["mail"] }),
        },
    ],
    boundary: "A port is there or it is not; its range is the schema's.",
};
