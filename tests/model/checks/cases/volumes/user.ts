import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const disk = (over: object = {}) => ({ index: { path: "/index", ebs: { size: "20 GiB" }, ...over } });

export const cases: RuleCases = {
    compliant: [
        { what: "a disk and a user", sources: withService("order", { volumes: disk() }) },
        {
            what: "a disk that is only read",
            sources: withService("order", { user: absent, volumes: disk({ readOnly: true }) }),
        },
    ],
    violating: [
        {
            what: "a disk and no user",
            sources: withService("order", { user: absent, volumes: disk() }),
            path: `${fileOf("order")}: volumes.index.ebs`,
            reason: "is root's to write to, unless user says who the container runs as",
        },
    ],
    absent: [
        {
            what: "no disk",
            sources: withService("order", { user: absent, volumes: { uploads: { path: "/uploads", efs: {} } } }),
        },
    ],
    boundary: "a user is there, or not",
};
