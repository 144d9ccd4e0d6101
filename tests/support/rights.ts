import { unknown, type Recording, type Registration } from "./recording";

/** A statement of a role's own policy. */
export interface Right {
    /** The name of the role in the program. */
    readonly role: string;
    /** What the statement is for, where it says so. */
    readonly sid: string;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    /** What it asks beside, as it is written in the policy. */
    readonly condition: object | undefined;
}

/** What a role lets be taken on by. */
export interface Trust {
    readonly service: string;
    readonly condition: object | undefined;
}

type OneOrMore = string | readonly string[];

interface PolicyDocument<Statement> {
    readonly Statement: readonly (Statement & { readonly Effect: string; readonly Condition?: object })[];
}

const list = (value: OneOrMore): readonly string[] => (typeof value === "string" ? [value] : value);

/** The statements of a policy; throws where one denies, which no role's own needs to. */
function statementsOf<Statement>(policy: unknown, of: string) {
    const { Statement: statements } = JSON.parse(String(policy)) as PolicyDocument<Statement>;
    for (const { Effect: effect } of statements) if (effect !== "Allow") throw new Error(`${of}: ${effect}`);
    return statements;
}

const byName = ({ name: a }: Registration, { name: b }: Registration) => (a < b ? -1 : a > b ? 1 : 0);

/** The role that something is attached to. */
function roleOf(recording: Recording, { name, propertyDependencies }: Registration): Registration {
    const role = recording.at(propertyDependencies["role"]?.[0] ?? "");
    if (role === undefined) throw new Error(`${name} is of no role`);
    return role;
}

/** All roles, in the order of their names. */
export const rolesIn = (recording: Recording): Registration[] => recording.all("Role").sort(byName);

/** Who takes on a role. */
export const trustOf = ({ name, inputs }: Registration): Trust[] =>
    statementsOf<{ readonly Principal: { readonly Service: string } }>(inputs["assumeRolePolicy"], name).map(
        ({ Principal: { Service: service }, Condition: condition }) => ({ service, condition }),
    );

/** What the policies of all roles allow, in the order of their names. */
export const rightsIn = (recording: Recording): Right[] =>
    recording
        .all("RolePolicy")
        .filter(({ inputs }) => inputs["policy"] !== unknown)
        .sort(byName)
        .flatMap((policy) =>
            statementsOf<{ readonly Sid?: string; readonly Action: OneOrMore; readonly Resource: OneOrMore }>(
                policy.inputs["policy"],
                policy.name,
            ).map(({ Sid: sid = "", Action: actions, Resource: resources, Condition: condition }) => ({
                role: roleOf(recording, policy).name,
                sid,
                actions: list(actions),
                resources: list(resources),
                condition,
            })),
        );

/** The ARNs of AWS's own policies that roles have, each with the role. */
export const attachedIn = (recording: Recording): { readonly role: string; readonly arn: string }[] =>
    recording.all("RolePolicyAttachment").map((attachment) => ({
        role: roleOf(recording, attachment).name,
        arn: String(attachment.inputs["policyArn"]),
    }));
