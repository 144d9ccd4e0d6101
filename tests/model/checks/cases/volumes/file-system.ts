import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withEfs = (efs: object) => withService("order", { volumes: { uploads: { path: "/uploads", efs } } });
const at = (option: string) => `${fileOf("order")}: volumes.uploads.efs.${option}`;
const existing = { fileSystemId: "fs-0a1b", securityGroupId: "sg-0a1b" };

export const cases: RuleCases = {
    compliant: [
        { what: "one that is there", sources: withEfs(existing) },
        { what: "one that is there, and its access point", sources: withEfs({ ...existing, accessPointId: "fsap-1" }) },
        { what: "one of its own", sources: withEfs({ throughput: "bursting", infrequentAccess: false }) },
    ],
    violating: [
        {
            what: "one that is there, with options that would change it",
            sources: withEfs({ ...existing, throughput: "bursting", backup: true }),
            path: at("throughput"),
            reason: "is set beside a file system that is already there, which is not changed",
            more: [
                {
                    path: at("backup"),
                    reason: "is set beside a file system that is already there, which is not changed",
                },
            ],
        },
        {
            what: "one that is there, without its security group",
            sources: withEfs({ fileSystemId: "fs-0a1b" }),
            path: at("securityGroupId"),
            reason: "is missing, and tasks reach fs-0a1b through the security group of its mount targets",
        },
        {
            what: "an access point of none that is there",
            sources: withEfs({ accessPointId: "fsap-0a1b" }),
            path: at("accessPointId"),
            reason: "is of a file system that is already there, and the volume has one of its own",
        },
    ],
    absent: [{ what: "nothing but defaults", sources: withEfs({}) }],
    boundary: "an option is there, or it is not",
};
