import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const health = { command: ["CMD", "true"] };
/** The order service, which has a health check, waits for a sidecar. */
const waits = (condition: string, sidecar: object = {}) =>
    withService("order", {
        sidecars: { init: { image: "migrate:4.17.0", memory: "64 MiB", ...sidecar } },
        dependsOn: { init: condition },
    });
/** A sidecar waits for the service. */
const sidecarWaits = (name: "order" | "user", condition: string) =>
    withService(name, {
        sidecars: { envoy: { image: "envoy:1.30.1", memory: "64 MiB", dependsOn: { [name]: condition } } },
    });
const path = `${fileOf("order")}: dependsOn.init`;

export const cases: RuleCases = {
    compliant: [
        { what: "START of an essential container", sources: waits("START") },
        { what: "SUCCESS of one that is not essential", sources: waits("SUCCESS", { essential: false }) },
        { what: "COMPLETE of one that is not essential", sources: waits("COMPLETE", { essential: false }) },
        { what: "HEALTHY of one with a health check", sources: waits("HEALTHY", { health }) },
        { what: "HEALTHY of the service, which has a health check", sources: sidecarWaits("order", "HEALTHY") },
    ],
    violating: [
        {
            what: "SUCCESS of an essential container",
            sources: waits("SUCCESS"),
            path,
            reason: 'waits for "init" to end (SUCCESS), and the task ends with it, for it is essential',
        },
        {
            what: "COMPLETE of an essential container",
            sources: waits("COMPLETE"),
            path,
            reason: /to end \(COMPLETE\)/,
        },
        {
            what: "COMPLETE of the service",
            sources: sidecarWaits("order", "COMPLETE"),
            path: `${fileOf("order")}: sidecars.envoy.dependsOn.order`,
            reason: /waits for "order" to end/,
        },
        {
            what: "HEALTHY of a sidecar without a health check",
            sources: waits("HEALTHY"),
            path,
            reason: 'waits for "init" to be HEALTHY, and it has no health check of its own',
        },
        {
            what: "HEALTHY of a service without a health check",
            sources: sidecarWaits("user", "HEALTHY"),
            path: `${fileOf("user")}: sidecars.envoy.dependsOn.user`,
            reason: /waits for "user" to be HEALTHY/,
        },
    ],
    absent: [
        { what: "no sidecars" },
        {
            what: "a container that there is not, of which another rule tells",
            sources: withService("order", { dependsOn: { init: "HEALTHY" } }),
        },
    ],
    boundary: "The conditions are four words, of which the schema knows no others.",
};
