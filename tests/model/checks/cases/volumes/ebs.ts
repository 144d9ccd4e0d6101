import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withEbs = (ebs: object) =>
    withService("order", { volumes: { index: { path: "/index", ebs: { size: "20 GiB", ...ebs } } } });
const at = (option: string) => `${fileOf("order")}: volumes.index.ebs.${option}`;

export const cases: RuleCases = {
    compliant: [
        { what: "gp3 with more operations and throughput", sources: withEbs({ iops: 4000, throughput: 1000 }) },
        { what: "io2 with its operations", sources: withEbs({ type: "io2", iops: 10_000 }) },
    ],
    violating: [
        {
            what: "io2 without operations, and with throughput",
            sources: withEbs({ type: "io2", throughput: 250 }),
            path: at("iops"),
            reason: "is missing, and io2 has as many as are asked for",
            more: [{ path: at("throughput"), reason: "is nothing that io2 takes" }],
        },
        {
            what: "a hard disk that is too small, and has operations",
            sources: withEbs({ type: "st1", iops: 3000 }),
            path: at("size"),
            reason: 'must be from 125 GiB to 16384 GiB for st1, in whole GiB, got "20 GiB"',
            more: [{ path: at("iops"), reason: "is nothing that st1 takes" }],
        },
        {
            what: "half a GiB more",
            sources: withEbs({ size: "20.5 GiB" }),
            path: at("size"),
            reason: /whole GiB/,
        },
        {
            what: "more throughput than the operations give",
            sources: withEbs({ throughput: 1000 }),
            path: at("throughput"),
            reason: "needs 4000 operations a second, and there are 3000",
        },
    ],
    absent: [
        { what: "no disk", sources: withService("order", { volumes: { uploads: { path: "/uploads", efs: {} } } }) },
    ],
    boundary: {
        inside: [
            { what: "the largest", sources: withEbs({ size: "16384 GiB" }) },
            { what: "the most operations of 20 GiB", sources: withEbs({ iops: 10_000 }) },
            { what: "as much throughput as the operations give", sources: withEbs({ throughput: 750 }) },
            { what: "the operations of a small disk", sources: withEbs({ size: "1 GiB", iops: 3000 }) },
        ],
        outside: [
            { what: "a GiB more", sources: withEbs({ size: "16385 GiB" }), path: at("size"), reason: /16384 GiB/ },
            {
                what: "an operation more",
                sources: withEbs({ iops: 10_001 }),
                path: at("iops"),
                reason: "must be from 3000 to 10000 for gp3 of 20 GiB, got 10001",
            },
            { what: "a MiB more", sources: withEbs({ throughput: 751 }), path: at("throughput"), reason: /3004/ },
        ],
    },
};
