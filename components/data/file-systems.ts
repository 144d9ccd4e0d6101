import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../model/plan/plan";
import type { NetworkIds } from "../network/existing-network";
import { FileSystem, type FileSystemArgs } from "./file-system";

/** Changes to the arguments of file systems, by the service and volume that they are of: `order.uploads`. */
export type FileSystemTransforms = Readonly<Record<string, NonNullable<FileSystemArgs["transform"]>>>;

/** What tells the file systems of all services apart. */
export const fileSystemName = (service: string, volume: string): string => `${service}.${volume}`;

/**
 * Declares the file system of each volume that has one of its own.
 * @returns them by service and volume
 */
export function declareFileSystems(
    parent: pulumi.Resource,
    { services, protect, network: { zones } }: Plan,
    network: NetworkIds,
    transform: FileSystemTransforms = {},
): ReadonlyMap<string, FileSystem> {
    const subnetIds = { data: network.dataSubnetIds, app: network.appSubnetIds };
    return new Map(
        services.flatMap(({ name: service, volumes, tags }) =>
            volumes.flatMap(({ name: volume, fileSystem: plan }) => {
                if (plan.kind === "existing") return [];
                const name = fileSystemName(service, volume);
                const changes = transform[name];
                const args = {
                    plan,
                    vpcId: network.vpcId,
                    zones,
                    subnetIds: subnetIds[plan.tier],
                    protect,
                    tags,
                    ...(changes && { transform: changes }),
                };
                return [[name, new FileSystem(name, args, { parent })] as const];
            }),
        ),
    );
}
