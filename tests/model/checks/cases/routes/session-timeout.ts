import { fileOf, withService } from "../../../../support/fixtures";
import { oidcRoute } from "../../../../support/routes";
import type { RuleCases } from "../../rule-cases";

const timeout = (sessionTimeout: string) => withService("order", { routes: [oidcRoute({ sessionTimeout })] });
const path = `${fileOf("order")}: routes[0].auth.oidc.sessionTimeout`;

export const cases: RuleCases = {
    compliant: [{ what: "an hour", sources: timeout("60 min") }],
    violating: [{ what: "no time", sources: timeout("0 s"), path, reason: 'must be from 1 s to 10080 min, got "0 s"' }],
    absent: [{ what: "no auth" }, { what: "no time", sources: withService("order", { routes: [oidcRoute()] }) }],
    boundary: {
        inside: [{ what: "a week", sources: timeout("604800 s") }],
        outside: [{ what: "a second more", sources: timeout("604801 s"), path, reason: /must be from/ }],
    },
};
