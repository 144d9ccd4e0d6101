import type { BlockVolumePlan } from "../plan/block-volume";
import type { ExistingFileSystemPlan, OwnFileSystemPlan, VolumePlan } from "../plan/volume";
import { factsOf, nothing, optional, under, type Facts, type Tellers } from "./facts";
import { inDaysText } from "./values";

const ownFileSystem: Tellers<OwnFileSystemPlan> = {
    kind: nothing, // it has no id
    throughput: ({ throughput }) => ({ throughput }),
    infrequentAccessDays: ({ infrequentAccessDays }) => ({
        infrequentAccess: infrequentAccessDays === undefined ? "false" : inDaysText(infrequentAccessDays),
    }),
    backup: ({ backup }) => ({ backup: String(backup) }),
    owner: ({ owner: { uid, gid } }) => ({ owner: `${uid}:${gid}` }),
    directory: nothing, // named after the volume
    key: ({ key }) => optional("key", key, String),
    tier: nothing, // follows from the network
};

const existingFileSystem: Tellers<ExistingFileSystemPlan> = {
    kind: nothing, // it has an id
    id: ({ id }) => ({ fileSystemId: id }),
    accessPointId: ({ accessPointId }) => optional("accessPointId", accessPointId, String),
    securityGroupId: ({ securityGroupId }) => ({ securityGroupId }),
};

const volume: Tellers<VolumePlan> = {
    name: nothing, // in the path
    path: ({ path }) => ({ path }),
    readOnly: ({ readOnly }) => ({ readOnly: String(readOnly) }),
    fileSystem: ({ fileSystem }) =>
        under(
            "efs",
            fileSystem.kind === "own"
                ? factsOf(ownFileSystem, fileSystem, undefined)
                : factsOf(existingFileSystem, fileSystem, undefined),
        ),
};

/** What holds for the volumes of a service, by the names of these. */
export const volumeFacts = (volumes: readonly VolumePlan[]): Facts =>
    Object.assign({}, ...volumes.map((each) => under(each.name, factsOf(volume, each, undefined)))) as Facts;

const blockVolume: Tellers<BlockVolumePlan> = {
    name: nothing, // in the path
    path: ({ path }) => ({ path }),
    readOnly: ({ readOnly }) => ({ readOnly: String(readOnly) }),
    sizeGiB: ({ sizeGiB }) => ({ "ebs.size": `${sizeGiB} GiB` }),
    type: ({ type }) => ({ "ebs.type": type }),
    iops: ({ iops }) => optional("ebs.iops", iops, String),
    throughputMiB: ({ throughputMiB }) => optional("ebs.throughput", throughputMiB, String),
    snapshotId: ({ snapshotId }) => optional("ebs.snapshotId", snapshotId, String),
    fileSystem: ({ fileSystem }) => ({ "ebs.fileSystem": fileSystem }),
};

/** What holds for the volume that each task of a service has for itself, by its name. */
export const blockVolumeFacts = (of: BlockVolumePlan): Facts => under(of.name, factsOf(blockVolume, of, undefined));
