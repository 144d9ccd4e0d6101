import { byKey } from "../by-key";
import type { EfsSpec } from "../schema/efs";
import type { ServiceSpec } from "../schema/service";
import { inDays } from "../schema/units";
import type { NetworkPlan } from "./network";

/** The user that everything is read and written as. */
export interface FileOwner {
    readonly uid: number;
    readonly gid: number;
}

/** An EFS file system of a volume's own, as it will be built. */
export interface OwnFileSystemPlan {
    readonly kind: "own";
    readonly throughput: EfsSpec["throughput"];
    /** After how many days without access a file moves to Infrequent Access, or undefined for never. */
    readonly infrequentAccessDays?: number;
    /** Whether AWS Backup keeps daily copies. */
    readonly backup: boolean;
    readonly owner: FileOwner;
    /** The directory of the file system that is mounted. EFS makes it, as the owner's, at the first mount. */
    readonly directory: string;
    /** The KMS key that it is encrypted with, where it is not AWS's own. */
    readonly key?: string;
    /** The tier whose subnets have a mount target, one in each zone. */
    readonly tier: "data" | "app";
}

/** An EFS file system that is already there, and is not changed. */
export interface ExistingFileSystemPlan {
    readonly kind: "existing";
    readonly id: string;
    readonly accessPointId?: string;
    /** The security group of its mount targets. */
    readonly securityGroupId: string;
}

/** A volume that all tasks of a service share. */
export interface VolumePlan {
    readonly name: string;
    /** Where the service's own container finds it. */
    readonly path: string;
    readonly readOnly: boolean;
    readonly fileSystem: OwnFileSystemPlan | ExistingFileSystemPlan;
}

/** What volumes depend on beside the service's configuration. */
export interface VolumeSurroundings {
    /** Whether file systems are backed up where the configuration does not say. */
    readonly backup: boolean;
    /** The tier that has a subnet in each zone for mount targets. */
    readonly tier: OwnFileSystemPlan["tier"];
}

/** The tier for mount targets: that of data, or the tasks' own where a zone of a VPC that is already there has no other. */
export const fileSystemTier = ({ subnets, zones }: NetworkPlan): OwnFileSystemPlan["tier"] =>
    subnets.data.length === zones.length ? "data" : "app";

/** Whose files are, where the configuration does not say. */
const defaultOwner = "1000:1000";

/**
 * The uid and gid of a container's user, or undefined where it is named, not said, or root, as whom nobody may act on the
 * file system. A uid alone is its own gid.
 */
function numbered(user: string | undefined): string | undefined {
    const [uid = "", gid = uid] = user?.split(":") ?? [];
    return /^[1-9]\d*$/.test(uid) && /^\d+$/.test(gid) ? `${uid}:${gid}` : undefined;
}

function planFileSystem(
    name: string,
    efs: EfsSpec,
    user: string | undefined,
    surroundings: VolumeSurroundings,
): VolumePlan["fileSystem"] {
    const { fileSystemId, accessPointId, infrequentAccess } = efs;
    if (fileSystemId !== undefined)
        return {
            kind: "existing",
            id: fileSystemId,
            ...(accessPointId !== undefined && { accessPointId }),
            // A check tells where it is missing.
            securityGroupId: efs.securityGroupId ?? "",
        };
    const [uid = 0, gid = 0] = (efs.owner ?? numbered(user) ?? defaultOwner).split(":").map(Number);
    return {
        kind: "own",
        throughput: efs.throughput,
        ...(infrequentAccess !== false && { infrequentAccessDays: inDays(infrequentAccess) }),
        backup: efs.backup ?? surroundings.backup,
        owner: { uid, gid },
        directory: `/${name}`,
        ...(efs.key !== undefined && { key: efs.key }),
        tier: surroundings.tier,
    };
}

/** Plans the volumes of a service that its tasks share, in the order of their names. */
export const planVolumes = (
    { volumes, user }: Pick<ServiceSpec, "volumes" | "user">,
    surroundings: VolumeSurroundings,
): VolumePlan[] =>
    Object.entries(byKey(volumes)).flatMap(([name, { path, readOnly, efs }]) =>
        efs === undefined ? [] : [{ name, path, readOnly, fileSystem: planFileSystem(name, efs, user, surroundings) }],
    );
