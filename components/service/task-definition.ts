import * as ecs from "@pulumi/aws/ecs";
import * as pulumi from "@pulumi/pulumi";
import { jobFamily } from "../../model/plan/job";
import { linkSecrets, linkVariables, type LinkAddresses } from "../../model/plan/link-variables";
import type { ServicePlan } from "../../model/plan/service";
import { permissionStatements } from "../permission-statements";
import { isOfSecretsManager, secretArn, withoutKey } from "../secret-arn";
import { collectorStatements } from "../tracing-statements";
import { transformed, type Transform } from "../transform";
import { containerDefinitions, jobContainerDefinitions, type ContainerSurroundings } from "./container-definition";
import type { ReachedCache } from "./service-cache";
import { queueStatements, type QueueAccess } from "./queue-access";
import { publishStatements, topicStatements, type EventBusAddress, type TopicsAddress } from "./event-access";
import { databaseStatements, type DatabaseAccess } from "./service-database";
import { eventBusStatements } from "./existing-links";
import { routingStatements } from "./log-routing";
import { tableStatements, type TableAddress } from "./table-access";
import { taskVolumes, volumeStatements, type MountedVolume } from "./service-volumes";
import { declareRoles, type ServiceRolesArgs } from "./service-roles";

/** What every AWS SDK reads the region from. */
const regionVariable = "AWS_REGION";

/** What {@link declareTask} takes. */
export interface TaskDefinitionArgs {
    readonly plan: ServicePlan;
    readonly region: string;
    readonly accountId: pulumi.Input<string>;
    readonly imageUri: pulumi.Input<string>;
    /** The ECR repository of the service's own image, if it is one of ECR's. */
    readonly repositoryArn?: pulumi.Input<string>;
    readonly logGroup: { readonly name: pulumi.Output<string>; readonly arn: pulumi.Output<string> };
    readonly execLogGroupArn: pulumi.Input<string>;
    /** The queues that the service has to do with. @default none */
    readonly queues?: QueueAccess;
    /** Where the table of the service is. @default - none: it has none */
    readonly table?: TableAddress;
    /** The environment's event bus, where there is one. */
    readonly eventBus?: EventBusAddress;
    /** The environment's topics of events, where there are any. */
    readonly topics?: TopicsAddress;
    /** The service's own cache. @default none */
    readonly cache?: ReachedCache;
    /** The database of its own. @default - none */
    readonly database?: DatabaseAccess;
    /** The volumes that its tasks and those of its jobs mount. @default none */
    readonly volumes?: readonly MountedVolume[];
    /** What tells `flotilla run` where a job is run. A change of a tag makes no new revision, so it runs no migration again. */
    readonly jobTags: (job: string) => Readonly<Record<string, pulumi.Input<string>>>;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly taskDefinition?: Transform<ecs.TaskDefinitionArgs>;
        readonly jobDefinition?: Transform<ecs.TaskDefinitionArgs>;
        readonly roles?: ServiceRolesArgs["transform"];
    };
}

/** What a service's tasks are, and those of its jobs. */
export interface DeclaredTask {
    readonly taskDefinition: ecs.TaskDefinition;
    /** By job. */
    readonly jobs: ReadonlyMap<string, ecs.TaskDefinition>;
    readonly executionRoleArn: pulumi.Output<string>;
    readonly taskRoleArn: pulumi.Output<string>;
}

/** Declares what a service's tasks are, and the roles that start them and that they run as. */
export function declareTask(parent: pulumi.Resource, name: string, args: TaskDefinitionArgs): DeclaredTask {
    const { plan, region, logGroup, queues = { sends: {} }, volumes = [], transform = {} } = args;
    const sources = { [plan.name]: plan.secrets, ...bySidecar(plan) };
    const locate = (source: string) => secretArn(source, region, args.accountId);
    const wanted = new Set(Object.values(sources).flatMap((secrets) => Object.values(secrets).map(withoutKey)));
    const stored = [...wanted].filter(isOfSecretsManager);
    const parameters = [...wanted].filter((source) => !isOfSecretsManager(source));
    const repositoryArns = plan.sidecars.flatMap(({ repositoryArn }) => repositoryArn ?? []);
    const taskStatements = [
        ...queueStatements(queues),
        ...tableStatements(plan.table, args.table, region),
        ...publishStatements(plan, args.eventBus),
        ...topicStatements(plan, args.topics, region),
        ...databaseStatements(args.database),
        ...eventBusStatements(plan.eventBuses),
        ...volumeStatements(volumes),
        ...routingStatements(plan.logDestination, region, args.accountId),
        ...collectorStatements(plan.tracing, logGroup.arn),
        ...permissionStatements(plan.permissions, args.accountId),
    ];
    const roles = declareRoles(parent, name, {
        accountId: args.accountId,
        repositoryArns: [...(args.repositoryArn === undefined ? [] : [args.repositoryArn]), ...new Set(repositoryArns)],
        logGroupArn: logGroup.arn,
        secretArns: [...stored, ...[args.cache, args.database].flatMap((of) => of?.secretArn ?? [])],
        parameterArns: parameters.map(locate),
        secretKeyArns: plan.secretKeys,
        environmentFileArns: [...new Set([plan, ...plan.sidecars].flatMap(({ environmentFiles }) => environmentFiles))],
        ...(plan.exec && { execLogGroupArn: args.execLogGroupArn }),
        taskStatements,
        ...(plan.roles && { existing: plan.roles }),
        tags: plan.tags,
        ...(transform.roles && { transform: transform.roles }),
    });
    const located = Object.entries(sources).map(
        ([container, secrets]) =>
            [
                container,
                {
                    ...Object.fromEntries(Object.entries(secrets).map(([key, value]) => [key, locate(value)])),
                    ...(container === plan.name && secretsOfLinks(args)),
                },
            ] as const,
    );
    // Who may ask AWS has to know where: ECS tells it to tasks on Fargate alone, and tasks reach no instance's metadata.
    const asksAws =
        (taskStatements.length > 0 || plan.roles?.task !== undefined) && !(regionVariable in plan.environment);
    const surroundings = pulumi
        .all([
            args.imageUri,
            logGroup.name,
            pulumi.all(Object.fromEntries(located.map(([of, all]) => [of, pulumi.all(all)]))),
            pulumi.all({ ...linkVariables(plan, addressesOf(args)), ...(asksAws && { [regionVariable]: region }) }),
        ])
        .apply(([imageUri, logGroupName, secrets, variables]) => ({
            imageUri,
            logGroup: logGroupName,
            region,
            secrets,
            variables,
        }));
    const shared = taskVolumes(volumes);
    const ofTheTask = plan.blockVolume ? [{ name: plan.blockVolume.name, configureAtLaunch: true }] : [];
    const define = (
        definitionName: string,
        family: string,
        containers: (of: ContainerSurroundings) => readonly unknown[],
        change: Transform<ecs.TaskDefinitionArgs> | undefined,
        mounted: NonNullable<ecs.TaskDefinitionArgs["volumes"]> & readonly unknown[],
        tags: Readonly<Record<string, pulumi.Input<string>>> = {},
    ) =>
        new ecs.TaskDefinition(
            definitionName,
            transformed(change, {
                family,
                networkMode: "awsvpc",
                requiresCompatibilities: [plan.compatibility],
                cpu: String(plan.cpuUnits),
                memory: String(plan.memoryMiB),
                runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: plan.architecture },
                ...(plan.ephemeralStorageGiB !== undefined && {
                    ephemeralStorage: { sizeInGib: plan.ephemeralStorageGiB },
                }),
                ...(mounted.length > 0 && { volumes: mounted }),
                executionRoleArn: roles.executionRoleArn,
                taskRoleArn: roles.taskRoleArn,
                containerDefinitions: surroundings.apply((of) => JSON.stringify(containers(of))),
                tags: { ...plan.tags, ...tags },
            }),
            { parent, dependsOn: [...roles.rights] },
        );
    const jobs = plan.jobs.map(
        (job) =>
            [
                job.name,
                define(
                    `${name}-${job.name}`,
                    jobFamily(plan.family, job.name),
                    (of) => jobContainerDefinitions(plan, job, of),
                    transform.jobDefinition,
                    shared,
                    args.jobTags(job.name),
                ),
            ] as const,
    );
    return {
        taskDefinition: define(name, plan.family, (of) => containerDefinitions(plan, of), transform.taskDefinition, [
            ...shared,
            ...ofTheTask,
        ]),
        jobs: new Map(jobs),
        executionRoleArn: roles.executionRoleArn,
        taskRoleArn: roles.taskRoleArn,
    };
}

/** Where the resources are that the service is linked to. */
const addressesOf = ({
    queues,
    table,
    eventBus,
    topics,
    cache,
    database,
}: TaskDefinitionArgs): LinkAddresses<pulumi.Input<string>> => ({
    queueUrl: queues?.own?.queueUrl,
    sends: Object.fromEntries(
        Object.entries(queues?.sends ?? {}).map(([service, { queueUrl }]) => [service, queueUrl]),
    ),
    table: table && { name: table.tableName, streamArn: table.streamArn },
    busName: eventBus?.busName,
    topics: topics?.topicArns,
    cache: cache && { host: cache.host },
    database: database && { host: database.host, secretArn: database.secretArn },
});

/** Where ECS finds what lets the service into its cache and its database. */
const secretsOfLinks = ({ cache, database }: TaskDefinitionArgs): Record<string, pulumi.Input<string>> =>
    linkSecrets<pulumi.Input<string>>({
        cachePassword: cache?.passwordFrom,
        database: database && {
            user: pulumi.interpolate`${database.secretArn}:username::`,
            password: pulumi.interpolate`${database.secretArn}:password::`,
        },
    });

/** The secrets of each sidecar, by its name. */
const bySidecar = ({ sidecars }: ServicePlan) =>
    Object.fromEntries(sidecars.map(({ name, secrets }) => [name, secrets]));
