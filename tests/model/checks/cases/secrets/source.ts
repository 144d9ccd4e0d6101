import { absent, fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const secret = (source: string) => withService("order", { secrets: { KEY: source } });
const accepted = (source: string) => ({ what: source, sources: secret(source) });
const refused = (source: string) => ({
    what: `"${source}"`,
    sources: secret(source),
    path: `${fileOf("order")}: secrets.KEY`,
    reason: `"${source}" is no place for a secret`,
});

export const cases: RuleCases = {
    compliant: [
        accepted("/shop/payment-key"),
        accepted("payment-key"),
        accepted("arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key"),
        accepted("arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/key-AbCdEf:password::"),
        accepted("arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:key-AbCdEf"),
    ],
    violating: [
        {
            what: "a secret in plain text in a function",
            sources: withFunction({ secrets: { KEY: "hunter 2" } }),
            path: `${functionFileOf("notification")}: secrets.KEY`,
            reason: '"hunter 2" is no place for a secret',
        },
        refused("hunter 2"),
        refused("arn:aws:s3:::keys/a"),
        {
            what: "a secret in plain text in a sidecar",
            sources: withService("order", {
                "sidecars.proxy": { image: "proxy:1.2", memory: "64 MiB", secrets: { KEY: "hunter 2" } },
            }),
            path: `${fileOf("order")}: sidecars.proxy.secrets.KEY`,
            reason: '"hunter 2" is no place for a secret',
        },
        {
            what: "the header of a log router in plain text",
            sources: withService("order", {
                logging: { firelens: { http: { host: "logs.example.com", header: "DD-API-KEY hunter2" } } },
            }),
            path: `${fileOf("order")}: logging.firelens.http.header`,
            reason: '"DD-API-KEY hunter2" is no place for a secret',
        },
    ],
    absent: [{ what: "no secrets", sources: withService("order", { secrets: absent }) }],
    boundary: {
        inside: [accepted("a")],
        outside: [
            refused(""),
            refused("/"),
            refused("/shop//key"),
            refused("arn:aws:ssm:eu-west-1:12345678901:parameter/a"),
        ],
    },
};
