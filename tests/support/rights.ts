import { unknown, type Recording } from "./recording";

/** What a statement of a role's own policies allows. */
export interface Right {
    /** The name of the role's policy. */
    readonly policy: string;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    readonly condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface PolicyDocument {
    readonly Statement: readonly {
        readonly Effect: string;
        readonly Action: string | readonly string[];
        readonly Resource: string | readonly string[];
        readonly Condition?: Right["condition"];
    }[];
}

const list = (value: string | readonly string[]): readonly string[] => (typeof value === "string" ? [value] : value);

/** What the policies of all roles allow, in the order of their names. */
export function rightsIn(recording: Recording): Right[] {
    return recording
        .all("RolePolicy")
        .filter(({ inputs }) => inputs["policy"] !== unknown)
        .flatMap(({ name, inputs }) =>
            (JSON.parse(String(inputs["policy"])) as PolicyDocument).Statement.map((statement) => ({
                policy: name,
                actions: list(statement.Action),
                resources: list(statement.Resource),
                condition: statement.Condition ?? {},
            })),
        )
        .sort((a, b) => (a.policy < b.policy ? -1 : a.policy > b.policy ? 1 : 0));
}

/** AWS's own policies that roles have, by ARN, with the names of their attachments. */
export function attachedIn(recording: Recording): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const { name, inputs } of recording.all("RolePolicyAttachment")) {
        const arn = String(inputs["policyArn"]);
        found.set(arn, [...(found.get(arn) ?? []), name]);
    }
    return found;
}
