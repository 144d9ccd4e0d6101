import { fileOf, sourcesFixture, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const ebs = { size: "20 GiB" };
const at = (name: string) => `${fileOf("order")}: volumes.${name}`;

export const cases: RuleCases = {
    compliant: [
        {
            what: "one of each kind",
            sources: withService("order", {
                volumes: { uploads: { path: "/uploads", efs: {} }, index: { path: "/index", ebs } },
            }),
        },
    ],
    violating: [
        {
            what: "one of no kind, and one of both",
            sources: withService("order", {
                volumes: { uploads: { path: "/uploads" }, index: { path: "/index", efs: {}, ebs } },
            }),
            path: at("uploads"),
            reason: "is of no kind",
            more: [{ path: at("index"), reason: "is of EFS and of EBS" }],
        },
        {
            what: "a disk of a daemon",
            sources: withService("order", { runs: "daemon", volumes: { index: { path: "/index", ebs } } }),
            path: at("index.ebs"),
            reason: "is a disk of each of a service's tasks, and this runs: daemon",
        },
    ],
    absent: [{ what: "no volumes", sources: sourcesFixture() }],
    boundary: {
        inside: [
            { what: "one disk a task", sources: withService("order", { volumes: { index: { path: "/index", ebs } } }) },
        ],
        outside: [
            {
                what: "two",
                sources: withService("order", {
                    volumes: { index: { path: "/index", ebs }, other: { path: "/other", ebs } },
                }),
                path: at("other.ebs"),
                reason: /second disk of each task, beside that of the volume index/,
            },
        ],
    },
};
