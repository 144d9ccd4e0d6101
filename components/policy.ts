import * as pulumi from "@pulumi/pulumi";

/** A statement of an IAM policy. */
export interface Statement {
    readonly Sid?: string;
    readonly Effect: "Allow" | "Deny";
    readonly Action: string | readonly string[];
    readonly Resource?: pulumi.Input<string> | readonly pulumi.Input<string>[];
    readonly Principal?: Readonly<Record<string, pulumi.Input<string> | readonly pulumi.Input<string>[]>> | "*";
    readonly Condition?: Readonly<
        Record<string, Readonly<Record<string, pulumi.Input<string> | readonly pulumi.Input<string>[]>>>
    >;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The Outputs and promises that a value holds. */
function pendingIn(value: unknown): pulumi.Input<unknown>[] {
    if (pulumi.Output.isInstance(value) || value instanceof Promise) return [value];
    return isObject(value) ? Object.values(value).flatMap(pendingIn) : [];
}

/** The same value, with each of those replaced by what it resolved to. */
function resolved(value: unknown, known: ReadonlyMap<unknown, unknown>): unknown {
    if (known.has(value)) return known.get(value);
    if (Array.isArray(value)) return value.map((entry) => resolved(entry, known));
    return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolved(entry, known)]))
        : value;
}

/**
 * A policy document as JSON text. Only what is pending is waited for: `pulumi.jsonStringify` makes an Output of each
 * literal too, which takes a noticeable part of a large program's time.
 */
export const policy = (...statements: Statement[]): pulumi.Output<string> =>
    documentText({ Version: "2012-10-17", Statement: statements });

/** As {@link policy}, with an id: services that fill in one of their own would show it as a change. */
export const policyWithId = (id: string, ...statements: Statement[]): pulumi.Output<string> =>
    documentText({ Version: "2012-10-17", Id: id, Statement: statements });

function documentText(document: object): pulumi.Output<string> {
    const pending = pendingIn(document);
    return pulumi
        .all(pending)
        .apply((values) =>
            JSON.stringify(resolved(document, new Map(pending.map((input, index) => [input, values[index]])))),
        );
}

/** Denies what comes to a resource without TLS; what is allowed is said by other statements. */
export const tlsOnly = (Action: string, Resource: Exclude<Statement["Resource"], undefined>): Statement => ({
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** The trust policy of a role that an AWS service takes on, for resources of this account only. */
export const trust = (service: string, account?: pulumi.Input<string>): pulumi.Output<string> =>
    policy({
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(account !== undefined && { Condition: { StringEquals: { "aws:SourceAccount": account } } }),
    });
