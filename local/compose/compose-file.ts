import { Document } from "yaml";
import { cachePort } from "../../model/plan/cache";
import type { BuiltImagePlan } from "../../model/plan/image";
import { rulesOn, type Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import { variablesOf } from "../dev/variables";
import { LocalError } from "../local-error";
import { images, postgresImage } from "./images";
import { accountId, loginSecret, password, setUpScript, topicArns, userOf } from "./set-up-script";
import { traefikRoutes } from "./traefik";

/** Where the bundles of functions are, relative to the compose file: a zip for each. */
export const functionsFolder = ".flotilla/compose";

const awsService = "emulated-aws";
const setUpService = "set-up";
const awsPort = 4566;

const databaseService = (service: string): string => `${service}-database`;
const cacheService = (service: string): string => `${service}-cache`;
const routerService = (loadBalancer: string): string =>
    loadBalancer === "default" ? "router" : `router-${loadBalancer}`;

type Section = Readonly<Record<string, unknown>>;

/** Compose takes a dollar sign for the beginning of a variable. */
const escaped = <Value>(value: Value): Value =>
    typeof value === "string"
        ? (value.replaceAll("$", "$$$$") as Value)
        : Array.isArray(value)
          ? (value.map(escaped) as Value)
          : value;

const check = (test: readonly string[], seconds = 2): Section => ({
    test: escaped([...test]),
    interval: `${seconds}s`,
    timeout: "5s",
    retries: 30,
});

const healthy = { condition: "service_healthy" } as const;
const completed = { condition: "service_completed_successfully" } as const;

/** The environment of a service's container. */
function environmentOf(service: ServicePlan, { services, events, topics, region }: Plan): Section {
    const addresses = Object.fromEntries(
        services.flatMap(({ name, port }) => (port === undefined ? [] : [[name, `http://${name}:${port}`]])),
    );
    const queueUrl = (name: string) => `http://${awsService}:${awsPort}/${accountId}/${name}`;
    const sends = services.flatMap(({ name, queue }) => (queue === undefined ? [] : [[name, queueUrl(queue.name)]]));
    const { name, queue, table, cache, database } = service;
    const variables = variablesOf(
        service,
        {
            port: service.port,
            aws: { endpoint: `http://${awsService}:${awsPort}`, region },
            addresses,
            links: {
                addresses: {
                    queueUrl: queue && queueUrl(queue.name),
                    sends: Object.fromEntries(sends) as Record<string, string>,
                    table: table && { name: table.name, streamArn: "" },
                    busName: events?.busName,
                    topics: topicArns(topics, region),
                    cache: cache && { host: cacheService(name) },
                    database: database && { host: databaseService(name), secretArn: loginSecret(name) },
                },
                credentials: {
                    cachePassword: cache && password,
                    database: database && { user: userOf(name), password },
                },
            },
        },
        {},
    );
    const given = Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, escaped(value)]));
    // A secret is what the developer has set, or a stand-in.
    const secrets = Object.fromEntries(Object.keys(service.secrets).map((key) => [key, `\${${key}:-local}`]));
    return { ...given, ...secrets };
}

const buildOf = ({ context, dockerfile, target, args }: BuiltImagePlan): Section => ({
    context: `./${context}`.replace(/^\.\/\.$/, "."),
    dockerfile,
    ...(target !== undefined && { target }),
    ...(Object.keys(args).length > 0 && { args: escaped(args) }),
});

/** What a container may do, and what it may write to, as on AWS. */
const limitsOf = ({ scratch, ulimits, capabilities }: ServicePlan): Section => ({
    ...(scratch.length > 0 && { tmpfs: scratch.map(({ path, sizeMiB }) => `${path}:size=${sizeMiB}m,noexec,nosuid`) }),
    ...(ulimits.length > 0 && {
        ulimits: Object.fromEntries(
            ulimits.map(({ name, softLimit, hardLimit }) => [name, { soft: softLimit, hard: hardLimit }]),
        ),
    }),
    ...(capabilities && capabilities.add.length > 0 && { cap_add: capabilities.add }),
    ...(capabilities && capabilities.drop.length > 0 && { cap_drop: capabilities.drop }),
});

/** What a service's containers, and those of its jobs, have in common. */
const containerOf = (service: ServicePlan, plan: Plan): Section => ({
    ...(service.image.kind === "built" ? { build: buildOf(service.image) } : { image: service.image.uri }),
    environment: environmentOf(service, plan),
    init: true,
    read_only: service.readonlyRootFilesystem,
    ...(service.user !== undefined && { user: service.user }),
    ...limitsOf(service),
});

/** What must be there before a service's code runs. */
const needsOf = ({ name, cache, database }: ServicePlan): Section => ({
    [setUpService]: completed,
    ...(cache && { [cacheService(name)]: healthy }),
    ...(database && { [databaseService(name)]: healthy }),
});

function serviceSections(service: ServicePlan, plan: Plan): [string, Section][] {
    const { name, database, cache, jobs, containerHealthCheck, stopTimeoutSeconds, port, runs } = service;
    const migrations = jobs.filter(({ beforeDeployment }) => beforeDeployment);
    const sections: [string, Section][] = [];
    if (database !== undefined)
        sections.push([
            databaseService(name),
            {
                image: postgresImage(database.version),
                environment: {
                    POSTGRES_DB: database.databaseName,
                    POSTGRES_USER: userOf(name),
                    POSTGRES_PASSWORD: password,
                },
                healthcheck: check([
                    "CMD",
                    "pg_isready",
                    "-h",
                    "127.0.0.1",
                    "-U",
                    userOf(name),
                    "-d",
                    database.databaseName,
                ]),
            },
        ]);
    if (cache !== undefined)
        sections.push([
            cacheService(name),
            {
                image: images.cache,
                command: ["valkey-server", "--requirepass", password, "--port", String(cachePort), "--save", ""],
                healthcheck: check(["CMD", "valkey-cli", "-a", password, "--no-auth-warning", "ping"]),
            },
        ]);
    for (const job of migrations)
        sections.push([
            `${name}-${job.name}`,
            {
                ...containerOf(service, plan),
                command: escaped([...job.command]),
                restart: "no",
                depends_on: needsOf(service),
            },
        ]);
    if (runs === "jobs") return sections;
    const done = Object.fromEntries(migrations.map((job) => [`${name}-${job.name}`, completed]));
    sections.push([
        name,
        {
            ...containerOf(service, plan),
            restart: "on-failure",
            stop_grace_period: `${stopTimeoutSeconds}s`,
            ...(port !== undefined && { expose: [String(port)] }),
            ...(containerHealthCheck && {
                healthcheck: {
                    test: escaped([...containerHealthCheck.command]),
                    interval: `${containerHealthCheck.intervalSeconds}s`,
                    timeout: `${containerHealthCheck.timeoutSeconds}s`,
                    retries: containerHealthCheck.retries,
                    start_period: `${containerHealthCheck.startPeriodSeconds}s`,
                },
            }),
            depends_on: { ...needsOf(service), ...done },
        },
    ]);
    return sections;
}

/** Adds what is under names that must differ. @throws LocalError where two have one */
function named(sections: readonly [string, Section][]): Section {
    const seen = new Set<string>();
    for (const [name] of sections) {
        if (seen.has(name))
            throw new LocalError(
                `a compose file would have two services named ${name}`,
                "give the service or its job another name",
            );
        seen.add(name);
    }
    return Object.fromEntries(sections);
}

/** A compose file of a plan, as data. @throws LocalError if two of its services would have one name */
export function composeDocument(plan: Plan, firstPort = 8080): Section {
    const { services, functions, loadBalancers, region } = plan;
    const running = services.filter(({ runs, port }) => runs !== "jobs" && port !== undefined);
    const addresses = Object.fromEntries(running.map(({ name, port }) => [name, `http://${name}:${port}`]));
    const awsEnvironment = { GATEWAY_PORT: String(awsPort), MINISTACK_REGION: region };
    const health = `import urllib.request; urllib.request.urlopen("http://127.0.0.1:${awsPort}/_ministack/health")`;
    const sections: [string, Section][] = [
        [
            awsService,
            {
                image: images.aws,
                environment: awsEnvironment,
                ports: [`127.0.0.1:${awsPort}:${awsPort}`],
                healthcheck: check(["CMD", "python3", "-c", health]),
            },
        ],
        [
            setUpService,
            {
                image: images.awsCli,
                entrypoint: ["/bin/sh", "/set-up.sh"],
                environment: {
                    AWS_ENDPOINT_URL: `http://${awsService}:${awsPort}`,
                    AWS_REGION: region,
                    AWS_ACCESS_KEY_ID: "test",
                    AWS_SECRET_ACCESS_KEY: "test",
                },
                configs: [{ source: setUpService, target: "/set-up.sh" }],
                ...(functions.length > 0 && { volumes: [`./${functionsFolder}:/functions:ro`] }),
                depends_on: { [awsService]: healthy },
            },
        ],
        ...services.flatMap((service) => serviceSections(service, plan)),
        ...loadBalancers.map(({ key }, index): [string, Section] => [
            routerService(key),
            {
                image: images.router,
                command: [
                    "--entrypoints.web.address=:80",
                    "--entrypoints.traefik.address=:8082",
                    "--ping=true",
                    "--providers.file.filename=/routes.yaml",
                ],
                ports: [`127.0.0.1:${firstPort + index}:80`],
                configs: [{ source: routerService(key), target: "/routes.yaml" }],
                healthcheck: check(["CMD", "traefik", "healthcheck", "--ping", "--entrypoints.traefik.address=:8082"]),
                depends_on: {
                    // Where there are functions alone, nobody else waits for it, and Compose would take its end for a failure.
                    [setUpService]: completed,
                    ...Object.fromEntries(running.map(({ name }) => [name, { condition: "service_started" }])),
                },
            },
        ]),
    ];
    const routes = loadBalancers.map(({ key }): [string, Section] => {
        const content = new Document(traefikRoutes(rulesOn(plan, key), addresses)).toString({ lineWidth: 0 });
        return [routerService(key), { content: escaped(content) }];
    });
    return {
        name: plan.name,
        services: named(sections),
        configs: Object.fromEntries([[setUpService, { content: escaped(setUpScript(plan)) }], ...routes]),
    };
}

/** A compose file of a plan, as text. */
export function composeFile(plan: Plan, firstPort?: number): string {
    const document = new Document(composeDocument(plan, firstPort), {
        aliasDuplicateObjects: false,
        // Compose reads words such as off, and 1000:1000, as they were in YAML 1.1: as text they are quoted.
        schema: "yaml-1.1",
    });
    document.commentBefore = ` Made by flotilla compose from the stack ${plan.stack}: change that, and make it again.`;
    return document.toString({ lineWidth: 0 });
}

/** What of a configuration is not in a compose file, in sentences. */
export const leftOut = ({ services, functions }: Plan): string[] => [
    ...services.flatMap(
        ({ name, sidecars, volumes, blockVolume, environmentFiles, jobs, exposure, table, ...rest }) => {
            const rules = exposure?.rules ?? [];
            return [
                ...(sidecars.length > 0 ? [`the sidecars of ${name}`] : []),
                ...(volumes.length > 0 || blockVolume !== undefined ? [`the volumes of ${name}`] : []),
                ...(environmentFiles.length > 0 ? [`the environment files of ${name}`] : []),
                ...rest.databases.map((database) => `the database ${database.name}, which ${name} uses`),
                ...rest.eventBuses.map((bus) => `the event bus ${bus.name}, which ${name} uses`),
                ...(jobs.some(({ schedule }) => schedule !== undefined) ? [`the scheduled jobs of ${name}`] : []),
                ...(rules.some(({ authentication }) => authentication !== undefined)
                    ? [`the authentication of routes of ${name}`]
                    : []),
                ...(rules.some(({ rewrite }) => rewrite?.host !== undefined)
                    ? [`the change of host of routes of ${name}`]
                    : []),
                ...(table?.stream !== undefined ? [`the ARN of the stream of ${name}'s table`] : []),
            ];
        },
    ),
    ...functions.flatMap(({ name, schedule }) => (schedule === undefined ? [] : [`the schedule of ${name}`])),
];
