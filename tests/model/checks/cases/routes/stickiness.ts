import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const stickiness = (value: unknown) => withService("order", { stickiness: value });
const path = `${fileOf("order")}: stickiness`;

export const cases: RuleCases = {
    compliant: [
        { what: "an hour", sources: stickiness("60 min") },
        { what: "a cookie of the application", sources: stickiness({ duration: "60 min", cookie: "SESSION" }) },
    ],
    violating: [
        { what: "no time", sources: stickiness("0 s"), path, reason: 'must be from 1 s to 10080 min, got "0 s"' },
        {
            what: "no time with a cookie",
            sources: stickiness({ duration: "0 s", cookie: "SESSION" }),
            path: `${path}.duration`,
            reason: /must be from/,
        },
        {
            what: "the load balancer's own cookie",
            sources: stickiness({ duration: "60 min", cookie: "AWSALBAPP-0" }),
            path: `${path}.cookie`,
            reason: '"AWSALBAPP-0" begins with AWSALB, which is the load balancer\'s own',
        },
    ],
    absent: [{ what: "no stickiness" }],
    boundary: {
        inside: [{ what: "a week", sources: stickiness("604800 s") }],
        outside: [{ what: "a second more", sources: stickiness("604801 s"), path, reason: /must be from/ }],
    },
};
