import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const sharing = (stickyWeights?: string) =>
    withService("order", {
        routes: [{ path: "/orders", weights: { user: 10 }, ...(stickyWeights !== undefined && { stickyWeights }) }],
    });
const path = `${fileOf("order")}: routes[0].stickyWeights`;

export const cases: RuleCases = {
    compliant: [
        { what: "an hour", sources: sharing("60 min") },
        {
            what: "clients that stay with service and task",
            sources: withService("user", { stickiness: "60 min" }, sharing("60 min")),
        },
    ],
    violating: [
        { what: "no time", sources: sharing("0 s"), path, reason: 'must be from 1 s to 10080 min, got "0 s"' },
        {
            what: "clients that stay with a task, but not with its service",
            sources: withService("user", { stickiness: "60 min" }, sharing()),
            path: `${fileOf("order")}: routes[0].weights`,
            reason: '"user" keeps a client with its task (stickiness), and the route keeps none with its service',
        },
    ],
    absent: [{ what: "no weights" }, { what: "weights alone", sources: sharing() }],
    boundary: {
        inside: [{ what: "a week", sources: sharing("604800 s") }],
        outside: [{ what: "a second more", sources: sharing("604801 s"), path, reason: /must be from/ }],
    },
};
