import { linkSecrets, linkVariables } from "../../model/plan/link-variables";
import type { ServicePlan } from "../../model/plan/service";
import { credentials } from "../client-settings";
import type { EmulatedAws } from "./emulated-aws";
import type { ServiceLinks } from "./resources";

/** Where and with what a service runs on this machine. */
export interface Place {
    /** The port that it listens on, if it has one. */
    readonly port: number | undefined;
    readonly links: ServiceLinks;
    readonly aws: Pick<EmulatedAws, "endpoint" | "region">;
    /** The addresses of the services that it calls, by name. */
    readonly addresses: Readonly<Record<string, string>>;
}

/** Of the surroundings of whoever starts it, a process gets what its programs are found by. The rest is not a container's. */
const inherited = [
    "HOME",
    "LANG",
    "LC_ALL",
    "NODE_EXTRA_CA_CERTS",
    "NODE_OPTIONS",
    "PATH",
    "SHELL",
    "SystemRoot",
    "TEMP",
    "TMPDIR",
    "TZ",
    "USER",
];

/** What differs from a task on AWS: neither the database nor the cache of this machine speaks TLS. */
const withoutTls = { PGSSLMODE: "disable", CACHE_TLS: "off" } as const;

/** What stands for a secret that the configuration takes from Secrets Manager or SSM. */
const standIn = "local";

/** What a service's secrets are here: what the developer has set under the name, or a stand-in. */
const secretsOf = ({ secrets }: Pick<ServicePlan, "secrets">, own: NodeJS.ProcessEnv): Record<string, string> =>
    Object.fromEntries(Object.keys(secrets).map((name) => [name, own[name] ?? standIn]));

type Variable = Pick<
    ServicePlan,
    "calls" | "database" | "environment" | "publishes" | "secrets" | "sends" | "table" | "topics"
>;

/** The AWS SDK would warn in each process of this machine's Node, which is not that of the image. */
const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" } as const;

/** The environment variables of a service's process on this machine. */
export const processVariables = (...of: Parameters<typeof variablesOf>): Record<string, string> => ({
    ...quiet,
    ...variablesOf(...of),
});

/**
 * The environment variables of a service wherever it runs without AWS: those that its container would have, with the addresses of this machine.
 * @param own the environment of the process that starts it
 */
export function variablesOf(
    plan: Variable,
    { port, links, aws, addresses }: Place,
    own: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
    const kept = inherited.flatMap((name) => {
        const value = own[name];
        return value === undefined ? [] : [[name, value] as const];
    });
    // An address that is written by hand is meant.
    const calls = plan.calls.flatMap(({ service, variable, url }) => {
        const address = addresses[service];
        return address === undefined || plan.environment[variable] !== url ? [] : [[variable, address] as const];
    });
    return {
        ...Object.fromEntries(kept),
        AWS_ENDPOINT_URL: aws.endpoint,
        AWS_REGION: aws.region,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        ...(plan.database !== undefined && { PGSSLMODE: withoutTls.PGSSLMODE }),
        ...(links.addresses.cache !== undefined && { CACHE_TLS: withoutTls.CACHE_TLS }),
        ...(port !== undefined && { PORT: String(port) }),
        ...plan.environment,
        ...Object.fromEntries(calls),
        ...secretsOf(plan, own),
        ...linkVariables(plan, links.addresses),
        ...linkSecrets(links.credentials),
    };
}
