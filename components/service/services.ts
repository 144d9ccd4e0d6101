import * as pulumi from "@pulumi/pulumi";
import type { DatabasePlan } from "../../model/plan/database";
import type { Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import type { TlsRole } from "../discovery/tls-role";
import type { Cache } from "../data/cache";
import { fileSystemName } from "../data/file-systems";
import type { Database } from "../data/database";
import type { FileSystem } from "../data/file-system";
import type { Table } from "../data/table";
import type { UsedImage } from "../images/service-images";
import type { QueueAccess, QueueAddress } from "./queue-access";
import type { DatabaseAccess } from "./service-database";
import { Service } from "./service";
import type { ServiceArgs, ServiceTransforms } from "./service-args";

/** What {@link declareServices} takes. */
export interface ServicesArgs {
    readonly plan: Plan;
    /** What all services have in common. */
    readonly shared: Pick<
        ServiceArgs,
        | "accountId"
        | "association"
        | "capacityProviderNames"
        | "clusterArn"
        | "clusterName"
        | "dnsNamespaceId"
        | "eventBus"
        | "execLogGroupArn"
        | "subnetIds"
        | "topics"
        | "vpcId"
    >;
    /** The Service Connect namespace. */
    readonly namespaceArn: pulumi.Input<string>;
    /** The role by which ECS issues certificates, where calls are encrypted. */
    readonly tlsRole?: TlsRole;
    /** The image of each service, by name. */
    readonly images: Readonly<Record<string, UsedImage>>;
    /** By key. */
    readonly loadBalancers: ReadonlyMap<string, NonNullable<ServiceArgs["loadBalancer"]>>;
    /** The queues of services, by the service that they are of. */
    readonly queues: ReadonlyMap<string, QueueAddress>;
    /** The caches of services, by the service that they are of. */
    readonly caches: ReadonlyMap<string, Cache>;
    /** The databases of services, by the service that they are of. */
    readonly databases: ReadonlyMap<string, Database>;
    /** The file systems of volumes, by service and volume. */
    readonly fileSystems: ReadonlyMap<string, FileSystem>;
    /** The tables of services, by the service that they are of. */
    readonly tables: ReadonlyMap<string, Table>;
    /** By service. @default none */
    readonly transform?: Readonly<Record<string, ServiceTransforms>>;
}

/** A service, and what was planned for it. */
export interface DeclaredService {
    readonly plan: ServicePlan;
    readonly service: Service;
}

/**
 * Declares the services of a plan, each after those that must run before it.
 * @returns them by name
 * @throws RangeError if a service has no image
 */
export function declareServices(parent: pulumi.Resource, args: ServicesArgs): ReadonlyMap<string, DeclaredService> {
    const plans = new Map(args.plan.services.map((plan) => [plan.name, plan]));
    const declared = new Map<string, DeclaredService>();
    const groups = new SecurityGroupIds();
    const declare = (plan: ServicePlan): Service => {
        const known = declared.get(plan.name);
        if (known !== undefined) return known.service;
        const before = plan.startsAfter.flatMap((name) => plans.get(name) ?? []).map(declare);
        const sharing = (plan.exposure?.sharesWith ?? []).flatMap((name) => {
            const other = plans.get(name);
            return other === undefined ? [] : [[name, declare(other)] as const];
        });
        const service = new Service(plan.name, serviceArgs(args, plan, { before, sharing }, groups), { parent });
        groups.tell(plan.name, service.securityGroupId);
        declared.set(plan.name, { plan, service });
        return service;
    };
    args.plan.services.forEach(declare);
    return declared;
}

/** The security groups of services, also of those that are yet to be declared: services may call one another in a circle. */
class SecurityGroupIds {
    private readonly promised = new Map<string, ReturnType<typeof pulumi.deferredOutput<string>>>();

    of(service: string): pulumi.Output<string> {
        const [output] = this.promise(service);
        return output;
    }

    tell(service: string, id: pulumi.Output<string>): void {
        const [, resolve] = this.promise(service);
        resolve(id);
    }

    private promise(service: string) {
        const promised = this.promised.get(service) ?? pulumi.deferredOutput<string>();
        this.promised.set(service, promised);
        return promised;
    }
}

type Sharing = readonly [name: string, service: Service];

function serviceArgs(
    {
        plan,
        shared,
        namespaceArn,
        tlsRole,
        images,
        loadBalancers,
        queues,
        caches,
        databases,
        fileSystems,
        tables,
        transform,
    }: ServicesArgs,
    service: ServicePlan,
    { before, sharing }: { readonly before: readonly Service[]; readonly sharing: readonly Sharing[] },
    groups: SecurityGroupIds,
): ServiceArgs {
    const { name, exposure, calls, calledBy } = service;
    const image = images[name];
    if (image === undefined) throw new RangeError(`service ${name} has no image`);
    const loadBalancer = exposure && loadBalancers.get(exposure.loadBalancer);
    const transforms = transform?.[name];
    const database = databases.get(name);
    const access = queueAccess(service, queues);
    const table = tables.get(name);
    const cache = caches.get(name);
    const connected = calls.length > 0 || calledBy.length > 0;
    return {
        ...shared,
        plan: service,
        project: plan.project,
        stack: plan.stack,
        region: plan.region,
        ...image,
        ...(loadBalancer && { loadBalancer }),
        ...(sharing.length > 0 && { sharesWith: sharesWith(sharing) }),
        ...(connected && {
            calls: {
                namespaceArn,
                ...(tlsRole && { tlsRole }),
                securityGroupIds: Object.fromEntries(calls.map((call) => [call.service, groups.of(call.service)])),
                startsAfter: before.flatMap(({ ecsService }) => ecsService ?? []),
            },
        }),
        ...(access && { queues: access }),
        ...(table && { table }),
        ...(cache && { cache }),
        ...(service.database && database && { database: databaseAccess(service.database, database) }),
        fileSystems: Object.fromEntries(
            service.volumes.flatMap(({ name: volume }) => {
                const fileSystem = fileSystems.get(fileSystemName(name, volume));
                return fileSystem === undefined ? [] : [[volume, fileSystem] as const];
            }),
        ),
        ...(transforms && { transform: transforms }),
    };
}

const databaseAccess = (
    plan: DatabasePlan,
    { host, secretArn, securityGroupId, usable }: Database,
): DatabaseAccess => ({ plan, host, secretArn, securityGroupId, usable });

/** The services that get a share of another's requests, by name. */
const sharesWith = (services: readonly Sharing[]): NonNullable<ServiceArgs["sharesWith"]> =>
    Object.fromEntries(
        services.flatMap(([name, { targetGroup, ecsService }]) =>
            targetGroup === undefined || ecsService === undefined
                ? []
                : [[name, { targetGroupArn: targetGroup.arn, ecsService }]],
        ),
    );

/** The queues that a service has to do with, or undefined for one that has none. */
function queueAccess(
    { name, queue, sends }: ServicePlan,
    queues: ReadonlyMap<string, QueueAddress>,
): QueueAccess | undefined {
    const own = queue && queues.get(name);
    const others = sends.flatMap(({ service }) => {
        const address = queues.get(service);
        return address === undefined ? [] : [[service, address] as const];
    });
    return own === undefined && others.length === 0
        ? undefined
        : { ...(own && { own }), sends: Object.fromEntries(others) };
}
