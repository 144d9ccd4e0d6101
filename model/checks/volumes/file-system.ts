import { efsSchema } from "../../schema/efs";
import { setBesideExisting } from "../beside-existing";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const ofExisting = ["fileSystemId", "accessPointId", "securityGroupId"] as const;

const check: Check = eachService(({ volumes }, at) =>
    Object.entries(volumes).flatMap(([name, { efs }]): Finding[] => {
        if (efs === undefined) return [];
        const path = (option: string) => at("volumes", name, "efs", option);
        if (efs.fileSystemId === undefined)
            return ofExisting
                .filter((option) => efs[option] !== undefined)
                .map((option) =>
                    finding(
                        path(option),
                        "is of a file system that is already there, and the volume has one of its own",
                        "write its fileSystemId too, or remove it",
                    ),
                );
        const beside = setBesideExisting(efsSchema, efs, ofExisting).map((option) =>
            finding(
                path(option),
                "is set beside a file system that is already there, which is not changed",
                "remove one of the two",
            ),
        );
        return efs.securityGroupId === undefined
            ? [
                  ...beside,
                  finding(
                      path("securityGroupId"),
                      `is missing, and tasks reach ${efs.fileSystemId} through the security group of its mount targets`,
                      "write the id that aws efs describe-mount-target-security-groups shows",
                  ),
              ]
            : beside;
    }),
);

/** The rule `volumes/file-system`. */
export const volumesFileSystem: Rule = {
    id: "volumes/file-system",
    severity: "error",
    what: "A file system that is already there is named with the security group of its mount targets, and with no option that would change it; and a volume with a file system of its own names no access point and no security group.",
    why: "What is there is used and never changed, so the other options would do nothing; and tasks may reach no more than the security groups that are named.",
    remedy: "Write fileSystemId, securityGroupId and, where there is one, accessPointId; or none of these.",
    source: "Follows from the configuration; Creating security groups, EFS user guide.",
    check,
};
