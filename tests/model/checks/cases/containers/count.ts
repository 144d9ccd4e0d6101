import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const sidecars = (count: number) =>
    withService("order", {
        sidecars: Object.fromEntries(
            Array.from({ length: count }, (_, index) => [`s${index}`, { image: "envoy:1.30.1", memory: "16 MiB" }]),
        ),
    });
const path = `${fileOf("order")}: sidecars`;

export const cases: RuleCases = {
    compliant: [{ what: "one sidecar", sources: sidecars(1) }],
    violating: [
        {
            what: "twelve sidecars",
            sources: sidecars(12),
            path,
            reason: "has 12 sidecars, which makes 13 containers with the service's own, and a task has at most 10",
        },
    ],
    absent: [{ what: "no sidecars" }],
    boundary: {
        inside: [{ what: "ten containers", sources: sidecars(9) }],
        outside: [{ what: "eleven containers", sources: sidecars(10), path, reason: /makes 11 containers/ }],
    },
};
