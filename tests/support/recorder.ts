import * as pulumi from "@pulumi/pulumi";
import { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import * as state from "@pulumi/pulumi/runtime/state";
import { answers as ownAnswers, type Answers, type Inputs } from "./answers";
import { Recording, resourceKey, stackType, unknown, type Invocation, type Registration } from "./recording";

// Everything that is internal to the Pulumi SDK, whose version is pinned, is in this file.

/** How the SDK marks a value of a request that is more than its text, such as a file, and which of these a secret is. */
const mark = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";
/** A value that a preview does not know yet. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** How a program is run. */
export interface DeployOptions {
    /** @default false: an update */
    readonly preview?: boolean;
    /** @default flotilla */
    readonly project?: string;
    /** @default dev */
    readonly stack?: string;
    /** The stack's configuration as the engine gives it: full keys, and text values. @default none */
    readonly config?: Readonly<Record<string, string>>;
    /** The full keys of configuration that holds an encrypted value. @default none */
    readonly secretKeys?: readonly string[];
    /** Over those of answers.ts. @default none */
    readonly answers?: Answers;
}

interface RegisterRequest {
    getType(): string;
    getName(): string;
    getParent(): string;
    getCustom(): boolean;
    getRemote(): boolean;
    getDependenciesList(): string[];
    getPropertydependenciesMap(): { forEach(visit: (value: { getUrnsList(): string[] }, key: string) => void): void };
    getProtect(): boolean | undefined;
    getRetainondelete(): boolean | undefined;
    getIgnorechangesList(): string[];
    getReplaceonchangesList(): string[];
    getDeletebeforereplace(): boolean;
    getCustomtimeouts(): { getCreate(): string; getUpdate(): string; getDelete(): string } | undefined;
    getAliasesList(): { toObject(): unknown }[];
    getObject(): { toJavaScript(): Inputs } | undefined;
    getHooks(): { getBeforeCreateList(): string[]; getBeforeUpdateList(): string[] } | undefined;
    getTransformsList(): { getToken(): string }[];
}

interface OutputsRequest {
    getUrn(): string;
    getOutputs(): { toJavaScript(): Inputs };
}

type Done = (error: unknown, response: unknown) => void;

const isObject = (value: unknown): value is Inputs => value !== null && typeof value === "object";

/** Takes the marks off a value of a request, and tells where secrets were. */
function plain(value: unknown, path: string, secrets: string[]): unknown {
    if (value === unknownText) return unknown;
    if (Array.isArray(value)) return value.map((each, index) => plain(each, `${path}[${index}]`, secrets));
    if (!isObject(value)) return value;
    if (value[mark] === secretMark) {
        secrets.push(path);
        return plain(value["value"], path, secrets);
    }
    return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, plain(each, path === "" ? key : `${path}.${key}`, secrets)]),
    );
}

class Monitor extends MockMonitor {
    readonly registrations: Registration[] = [];
    readonly outputs = new Map<string, Inputs>();
    readonly transforms = new Map<string, pulumi.ResourceTransform>();
    readonly hooks = new Map<string, pulumi.ResourceHook | pulumi.ErrorHook>();
    /** What the answers gave, by type and name. */
    readonly given = new Map<string, Inputs>();

    override async registerResource(request: RegisterRequest, callback: Done): Promise<void> {
        const secrets: string[] = [];
        const timeouts = request.getCustomtimeouts();
        const propertyDependencies: Record<string, string[]> = {};
        request.getPropertydependenciesMap().forEach((value, key) => (propertyDependencies[key] = value.getUrnsList()));
        this.registrations.push({
            urn: (this as unknown as { newUrn(...of: string[]): string }).newUrn(
                request.getParent(),
                request.getType(),
                request.getName(),
            ),
            type: request.getType(),
            name: request.getName(),
            parent: request.getParent(),
            custom: request.getCustom() || request.getRemote(),
            dependencies: request.getDependenciesList(),
            propertyDependencies,
            protect: request.getProtect() ?? false,
            retainOnDelete: request.getRetainondelete() ?? false,
            ignoreChanges: request.getIgnorechangesList(),
            replaceOnChanges: request.getReplaceonchangesList(),
            deleteBeforeReplace: request.getDeletebeforereplace(),
            customTimeouts: {
                create: timeouts?.getCreate() ?? "",
                update: timeouts?.getUpdate() ?? "",
                delete: timeouts?.getDelete() ?? "",
            },
            hooks: {
                beforeCreate: request.getHooks()?.getBeforeCreateList() ?? [],
                beforeUpdate: request.getHooks()?.getBeforeUpdateList() ?? [],
            },
            aliases: request.getAliasesList().map((alias) => alias.toObject()),
            inputs: plain(request.getObject()?.toJavaScript() ?? {}, "", secrets) as Inputs,
            secrets,
            transforms: request.getTransformsList().flatMap((each) => this.transforms.get(each.getToken()) ?? []),
        });
        return super.registerResource(request, callback);
    }

    override registerResourceOutputs(request: OutputsRequest, callback: Done): void {
        this.outputs.set(request.getUrn(), plain(request.getOutputs().toJavaScript(), "", []) as Inputs);
        super.registerResourceOutputs(request, callback);
    }

    /** Keeps it for {@link Recording.hooks}. Pulumi's own mocks know no hooks, an engine does. */
    registerResourceHook(hook: pulumi.ResourceHook | pulumi.ErrorHook): Promise<void> {
        this.hooks.set(hook.name, hook);
        return Promise.resolve();
    }
}

/** Keeps which outputs of resources the program takes, to find those that no answer gives. */
class ReadOutputs {
    readonly instances = new Map<string, pulumi.Resource>();
    private readonly reads = new Map<string, Set<string>>();

    /** A client-side transformation that changes nothing: the one place that sees each object before its outputs are set. */
    readonly watch: pulumi.ResourceTransformation = ({ resource, type, name, props }) => {
        this.instances.set(resourceKey(type, name), resource);
        const reads = new Set<string>();
        this.reads.set(resourceKey(type, name), reads);
        const values = new Map<string, unknown>();
        const accessors = Object.keys(props as object).map((property) => [
            property,
            {
                get: () => {
                    reads.add(property);
                    return values.get(property);
                },
                set: (value: unknown) => values.set(property, value),
            },
        ]);
        const watched: unknown = Object.create(
            Object.getPrototypeOf(resource) as object,
            Object.fromEntries(accessors) as PropertyDescriptorMap,
        );
        Object.setPrototypeOf(resource, watched as object);
        return undefined;
    };

    missingFrom(given: ReadonlyMap<string, Inputs>): string[] {
        return [...this.reads].flatMap(([resource, reads]) =>
            [...reads]
                .filter((property) => given.get(resource)?.[property] === undefined)
                .map((property) => `output ${property} of ${resource}`),
        );
    }
}

interface Store {
    callbacks: unknown;
}

/** Takes down what the program and the SDK log, in place of the engine, until the function that it returns is called. */
function takeLogs(logs: string[]): () => void {
    const log = pulumi.log as unknown as Record<string, (message: string) => Promise<void>>;
    const taken = ["info", "warn", "error"].map((severity) => [severity, log[severity]] as const);
    for (const [severity] of taken) {
        log[severity] = (message) => {
            logs.push(`${severity}: ${message}`);
            return Promise.resolve();
        };
    }
    return () => Object.assign(log, Object.fromEntries(taken));
}

declare global {
    /** Of hooks.cjs. */
    function takeRejections(): Promise<unknown[]>;
}

interface Run<Value> {
    readonly value?: Value;
    /** What the program threw. */
    readonly error: Error | undefined;
    readonly recording: Recording;
    /** What there was no answer for. */
    readonly missing: readonly string[];
}

let running = false;

async function run<Value>(program: () => Value, options: DeployOptions): Promise<Run<Value>> {
    if (running) throw new Error("Pulumi's runtime is global: await the program that runs before running another");
    running = true;
    try {
        return await runAlone(program, options);
    } finally {
        running = false;
    }
}

async function runAlone<Value>(program: () => Value, options: DeployOptions): Promise<Run<Value>> {
    const { preview = false, project = "flotilla", stack = "dev", config = {}, secretKeys = [] } = options;
    const answers = {
        resources: { ...ownAnswers.resources, ...options.answers?.resources },
        functions: { ...ownAnswers.functions, ...options.answers?.functions },
    };
    const missing = new Set<string>();
    const invocations: Invocation[] = [];
    const logs: string[] = [];
    const reads = new ReadOutputs();
    const monitor = new Monitor({
        newResource: ({ type, name, inputs: given, custom }) => {
            const inputs = given as Inputs;
            const answer = answers.resources[type];
            if (answer === undefined && (custom === true || !type.startsWith("flotilla:")) && type !== stackType)
                missing.add(`resource ${type}`);
            const outputs = preview ? inputs : { ...inputs, ...answer?.({ name, inputs }) };
            monitor.given.set(resourceKey(type, name), outputs);
            return { id: preview ? undefined : `${name}-id`, state: outputs };
        },
        call: ({ token, inputs: given }) => {
            const inputs = given as Inputs;
            invocations.push({ token, inputs });
            const answer = answers.functions[token];
            if (answer === undefined) missing.add(`function ${token}`);
            return answer?.(inputs) ?? {};
        },
    });
    pulumi.runtime.setMockOptions(monitor, project, stack, preview, "organization");
    pulumi.runtime.setAllConfig({ ...config }, [...secretKeys]);
    const store = (state as unknown as { getStore(): Store }).getStore();
    store.callbacks = {
        awaitStackRegistrations: () => Promise.resolve(),
        registerTransform: (transform: pulumi.ResourceTransform) => {
            const callback = new Callback();
            callback.setToken(String(monitor.transforms.size));
            monitor.transforms.set(callback.getToken(), transform);
            return Promise.resolve(callback);
        },
        registerResourceHook: (hook: pulumi.ResourceHook) => monitor.registerResourceHook(hook),
        registerErrorHook: (hook: pulumi.ErrorHook) => monitor.registerResourceHook(hook),
        shutdown: () => undefined,
    };
    let value: Value | undefined;
    let error: Error | undefined;
    const restoreLogs = takeLogs(logs);
    const outputs = await pulumi.runtime
        .runInPulumiStack((): Promise<object> => {
            pulumi.runtime.registerStackTransformation(reads.watch);
            value = program();
            return Promise.resolve(isObject(value) && isModule(value) ? { ...value } : {});
        })
        .catch((thrown: unknown) => {
            error = thrown instanceof Error ? thrown : new Error(String(thrown));
            return undefined;
        });
    await pulumi.runtime.disconnect();
    restoreLogs();
    for (const output of preview ? [] : reads.missingFrom(monitor.given)) missing.add(output);
    const recording = new Recording({
        registrations: monitor.registrations,
        outputs: monitor.outputs,
        instances: reads.instances,
        invocations,
        hooks: monitor.hooks,
        logs,
        stackOutputs: isObject(outputs) ? outputs : {},
    });
    return { ...(value !== undefined && { value }), error, recording, missing: [...missing] };
}

/** A program's module gives the stack its outputs; what other functions return is for their tests alone. */
const isModule = (value: object): boolean => "__esModule" in value;

/**
 * Runs a program as Pulumi would, with answers in place of the providers, and waits until everything is registered.
 * @throws what the program throws
 * @throws Error if the program calls a function, registers a type or takes an output for which there is no answer
 */
export async function deploy<Value>(
    program: () => Value,
    options: DeployOptions = {},
): Promise<{ value: Value; recording: Recording }> {
    const { value, error, recording, missing } = await run(program, options);
    if (error !== undefined) throw error;
    if (missing.length > 0) throw new Error(`there is no answer for ${missing.join(", ")}`);
    return { value: value as Value, recording };
}

/** Runs a program that is to fail, and gives what it threw, and what it had done until then. */
export async function failing(
    program: () => unknown,
    options: DeployOptions = {},
): Promise<{ error: Error; recording: Recording }> {
    const { error, recording } = await run(program, options);
    if (error === undefined) throw new Error("the program did not fail");
    // The stack's own promises are rejected with it; hooks.cjs would fail the test for them.
    const others = (await takeRejections()).filter((rejection) => rejection !== error);
    if (others.length > 0) throw new AggregateError(others, "more failed than the program");
    return { error, recording };
}
