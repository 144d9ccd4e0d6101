import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const health = (times: object) =>
    withService("order", {
        sidecars: {
            envoy: { image: "envoy:1.30.1", memory: "64 MiB", health: { command: ["CMD", "true"], ...times } },
        },
    });
const at = (key: string) => `${fileOf("order")}: sidecars.envoy.health.${key}`;

export const cases: RuleCases = {
    compliant: [{ what: "the defaults", sources: health({}) }],
    violating: [
        {
            what: "an interval of a second",
            sources: health({ interval: "1 s" }),
            path: at("interval"),
            reason: 'must be from 5 s to 300 s, got "1 s"',
        },
        {
            what: "two times",
            sources: health({ timeout: "2 min", startup: "10 min" }),
            path: at("timeout"),
            reason: 'must be from 2 s to 60 s, got "2 min"',
            more: [{ path: at("startup"), reason: 'must be from 0 s to 300 s, got "10 min"' }],
        },
    ],
    absent: [
        { what: "no sidecars" },
        {
            what: "no health check",
            sources: withService("order", { sidecars: { envoy: { image: "envoy:1.30.1", memory: "64 MiB" } } }),
        },
    ],
    boundary: {
        inside: [
            { what: "the least", sources: health({ interval: "5 s", timeout: "2 s", startup: "0 s" }) },
            { what: "the most", sources: health({ interval: "300 s", timeout: "60 s", startup: "300 s" }) },
        ],
        outside: [
            { what: "an interval of 4 s", sources: health({ interval: "4 s" }), path: at("interval"), reason: /5 s/ },
            {
                what: "an interval of 301 s",
                sources: health({ interval: "301 s" }),
                path: at("interval"),
                reason: /300 s/,
            },
            { what: "a timeout of 1 s", sources: health({ timeout: "1 s" }), path: at("timeout"), reason: /2 s/ },
            { what: "a timeout of 61 s", sources: health({ timeout: "61 s" }), path: at("timeout"), reason: /60 s/ },
            {
                what: "a start-up of 301 s",
                sources: health({ startup: "301 s" }),
                path: at("startup"),
                reason: /300 s/,
            },
        ],
    },
};
