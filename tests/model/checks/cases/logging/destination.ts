import { fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const http = { host: "logs.example.com", header: "/shop/log-header" };
const to = (firelens: object, ...rest: readonly Parameters<typeof withService>[2][]) =>
    withService("order", { logging: { firelens } }, rest[0]);
const path = `${fileOf("order")}: logging.firelens`;
const offline = withStack("network.nat", "none");

export const cases: RuleCases = {
    compliant: [
        { what: "a delivery stream", sources: to({ firehose: "shop-logs" }) },
        {
            what: "a bucket, where there is no way to the internet",
            sources: to({ s3: { bucket: "shop-logs" } }, offline),
        },
        { what: "a service on the internet", sources: to({ http }) },
    ],
    violating: [
        { what: "no place", sources: to({}), path, reason: "names no place for the logs" },
        {
            what: "a service on the internet, to which there is no way",
            sources: to({ http }, offline),
            path: `${path}.http.host`,
            reason: "is on the internet, to which there is no way: network.nat is none",
        },
        {
            what: "a service that has nothing but jobs",
            sources: withService("order", { logging: { firelens: { firehose: "shop-logs" } }, runs: "jobs" }),
            path,
            reason: "is for the tasks of a service, and there are none but those of jobs",
        },
    ],
    absent: [{ what: "no log router", sources: sourcesFixture() }],
    boundary: {
        inside: [{ what: "one place", sources: to({ s3: { bucket: "shop-logs" } }) }],
        outside: [
            {
                what: "two",
                sources: to({ firehose: "shop-logs", s3: { bucket: "shop-logs" } }),
                path,
                reason: "names 2 places: firehose, s3",
            },
        ],
    },
};
