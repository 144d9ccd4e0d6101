import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const scratch = (value: unknown) => withService("order", { scratch: value });
const path = `${fileOf("order")}: scratch`;

export const cases: RuleCases = {
    compliant: [
        { what: "paths", sources: scratch(["/var/run", "/var/cache/nginx"]) },
        { what: "a larger /tmp", sources: scratch([{ path: "/tmp", size: "256 MiB" }]) },
    ],
    violating: [
        {
            what: "a path twice",
            sources: scratch(["/var/run", { path: "/var/run", size: "1 MiB" }]),
            path: `${path}[1]`,
            reason: '"/var/run" is there twice',
        },
        {
            what: "a fraction of a MiB",
            sources: scratch([{ path: "/var/run", size: "0.5 MiB" }]),
            path: `${path}[0].size`,
            reason: 'must be a whole number of MiB, at least 1, got "0.5 MiB"',
        },
        {
            what: "more than the memory in a sidecar",
            sources: withService("order", {
                "sidecars.proxy": {
                    image: "proxy:1.2",
                    memory: "64 MiB",
                    scratch: [{ path: "/cache", size: "128 MiB" }],
                },
            }),
            path: `${fileOf("order")}: sidecars.proxy.scratch`,
            reason: /128 MiB/,
        },
    ],
    absent: [{ what: "no scratch" }],
    boundary: {
        inside: [{ what: "as much as the memory", sources: scratch([{ path: "/cache", size: "512 MiB" }]) }],
        outside: [
            {
                what: "1 MiB more than the memory",
                sources: scratch([{ path: "/cache", size: "513 MiB" }]),
                path,
                reason: "may hold 513 MiB, which is more than the memory of 512 MiB that it is kept in",
            },
            {
                what: "nothing at all",
                sources: scratch([{ path: "/cache", size: "0 MiB" }]),
                path: `${path}[0].size`,
                reason: /at least 1/,
            },
        ],
    },
};
