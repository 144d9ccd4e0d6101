import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./answers";

/** Stands in a recording for what a preview does not know. */
export const unknown = "(unknown)";

/** A resource as the program registered it. */
export interface Registration {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** The parent's URN. */
    readonly parent: string;
    /** Whether a provider manages it; components are not. */
    readonly custom: boolean;
    /** URNs, of `dependsOn` and of all properties. */
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly protect: boolean;
    readonly retainOnDelete: boolean;
    readonly ignoreChanges: readonly string[];
    readonly replaceOnChanges: readonly string[];
    readonly deleteBeforeReplace: boolean;
    readonly customTimeouts: { readonly create: string; readonly update: string; readonly delete: string };
    readonly aliases: readonly unknown[];
    /** The names of the hooks that run before it is created and changed. */
    readonly hooks: { readonly beforeCreate: readonly string[]; readonly beforeUpdate: readonly string[] };
    /** The paths of inputs that are secret. */
    readonly secrets: readonly string[];
    /** With secrets as their plain values, and {@link unknown} for what a preview does not know. */
    readonly inputs: Inputs;
    readonly transforms: readonly pulumi.ResourceTransform[];
}

/** A call of a provider's function. */
export interface Invocation {
    readonly token: string;
    readonly inputs: Inputs;
}

/** What a {@link Recording} is made of. */
export interface RecordedFacts {
    readonly registrations: readonly Registration[];
    readonly invocations: readonly Invocation[];
    /** What runs when a resource was created or updated, or could not be, by name. */
    readonly hooks: ReadonlyMap<string, pulumi.ResourceHook | pulumi.ErrorHook>;
    readonly logs: readonly string[];
    readonly stackOutputs: Inputs;
    /** Every resource object, by {@link resourceKey}. */
    readonly instances: ReadonlyMap<string, pulumi.Resource>;
    /** What was given to `registerOutputs`, by URN. */
    readonly outputs: ReadonlyMap<string, Inputs>;
}

export const stackType = "pulumi:pulumi:Stack";

/** Tells a resource from all others: the tests see to it that names are unique within a type. */
export const resourceKey = (type: string, name: string) => `${type} ${name}`;

/** What a program did. */
export class Recording {
    /** Without the stack itself. */
    readonly registrations: readonly Registration[];
    private readonly byUrn: ReadonlyMap<string, Registration>;

    readonly invocations: readonly Invocation[];
    /** What runs when a resource was created or updated, or could not be, by name. */
    readonly hooks: ReadonlyMap<string, pulumi.ResourceHook | pulumi.ErrorHook>;
    /** What was logged: `warn: …`. */
    readonly logs: readonly string[];
    readonly stackOutputs: Inputs;
    private readonly instances: ReadonlyMap<string, pulumi.Resource>;
    private readonly outputs: ReadonlyMap<string, Inputs>;

    constructor(facts: RecordedFacts) {
        this.registrations = facts.registrations.filter(({ type }) => type !== stackType);
        this.invocations = facts.invocations;
        this.hooks = facts.hooks;
        this.logs = facts.logs;
        this.stackOutputs = facts.stackOutputs;
        this.instances = facts.instances;
        this.outputs = facts.outputs;
        this.byUrn = new Map(this.registrations.map((registration) => [registration.urn, registration]));
    }

    /** Those whose type ends so: `Subnet`, or `ec2/subnet:Subnet`. */
    all(type: string): Registration[] {
        return this.registrations.filter((each) => each.type === type || each.type.endsWith(`:${type}`));
    }

    /** The only one of a type. */
    only(type: string): Registration {
        const [first, ...more] = this.all(type);
        if (first === undefined || more.length > 0)
            throw new Error(`${type}: expected 1, got ${first === undefined ? 0 : more.length + 1}`);
        return first;
    }

    /** The one of a type with a name. */
    named(type: string, name: string): Registration {
        const found = this.all(type).filter((each) => each.name === name);
        const [only] = found;
        if (only === undefined || found.length > 1)
            throw new Error(`${type} ${name}: got ${found.length}, of ${this.names(type).join(", ")}`);
        return only;
    }

    names(type: string): string[] {
        return this.all(type)
            .map(({ name }) => name)
            .sort();
    }

    at(urn: string): Registration | undefined {
        return this.byUrn.get(urn);
    }

    /** The resource object of a registration. */
    instance({ type, name }: Registration): pulumi.Resource {
        const instance = this.instances.get(resourceKey(type, name));
        if (instance === undefined) throw new Error(`no instance of ${type} ${name}`);
        return instance;
    }

    /** Whether a resource's type has a property, given or not. */
    takes(registration: Registration, property: string): boolean {
        return Object.hasOwn(Object.getPrototypeOf(this.instance(registration)) as object, property);
    }

    /** What a component gave to `registerOutputs`. */
    outputsOf({ urn }: Registration): Inputs | undefined {
        return this.outputs.get(urn);
    }

    /** Everything that a resource depends on, directly or not: what is created before it and destroyed after it. */
    reach(from: Registration): Set<Registration> {
        const reached = new Set<Registration>();
        const visit = (registration: Registration) => {
            const urns = [...registration.dependencies, ...Object.values(registration.propertyDependencies).flat()];
            for (const urn of urns) {
                const next = this.byUrn.get(urn);
                if (next === undefined || reached.has(next)) continue;
                reached.add(next);
                visit(next);
            }
        };
        visit(from);
        return reached;
    }
}
