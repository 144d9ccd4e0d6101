import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const authority = (region: string) => `arn:aws:acm-pca:${region}:123456789012:certificate-authority/0a1b2c3d`;
const key = (region: string) => `arn:aws:kms:${region}:123456789012:key/0a1b2c3d`;
const calling = withService("order", { calls: ["payment"] });
const tls = (value: unknown, sources = calling) => withStack("discovery", { tls: value }, sources);
const here = { certificateAuthority: authority("eu-west-1") };

export const cases: RuleCases = {
    compliant: [
        { what: "an authority in the region", sources: tls(here) },
        { what: "a key in the region", sources: tls({ ...here, key: key("eu-west-1") }) },
    ],
    violating: [
        {
            what: "an authority and a key elsewhere",
            sources: tls({ certificateAuthority: authority("us-east-1"), key: key("us-west-2") }),
            path: "flotilla:discovery.tls.certificateAuthority",
            reason: "is in us-east-1, and the environment is in eu-west-1",
            more: [
                {
                    path: "flotilla:discovery.tls.key",
                    reason: "is in us-west-2, and the environment is in eu-west-1",
                },
            ],
        },
        {
            what: "no call",
            sources: tls(here, withStack("network.zones", 2)),
            path: "flotilla:discovery.tls",
            reason: "encrypts calls through Service Connect, and no service makes one",
        },
        {
            what: "calls by DNS alone",
            sources: tls(here, withService("payment", { discovery: { dns: "A" } }, calling)),
            path: "flotilla:discovery.tls",
            reason: /no service makes one/,
        },
        {
            what: "a sidecar on the port of the proxy",
            sources: tls(
                here,
                withService(
                    "user",
                    { "sidecars.proxy": { image: "proxy:1.2", memory: "64 MiB", port: 15_443 } },
                    calling,
                ),
            ),
            path: `${fileOf("user")}: sidecars.proxy.port`,
            reason: "is 15443, on which the proxy takes encrypted calls",
        },
    ],
    absent: [{ what: "no TLS" }],
    boundary: {
        inside: [{ what: "the next port", sources: tls(here, withService("payment", { port: 15_444 }, calling)) }],
        outside: [
            {
                what: "the port of the proxy",
                sources: tls(here, withService("payment", { port: 15_443 }, calling)),
                path: `${fileOf("payment")}: port`,
                reason: /15443/,
            },
        ],
    },
};
