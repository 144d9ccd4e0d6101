/** A step that a preview proposes. */
export interface Step {
    readonly op: string;
    readonly type: string;
    readonly name: string;
}

interface PreviewOutput {
    readonly steps?: readonly {
        readonly op: string;
        readonly urn: string;
        readonly newState?: { readonly type: string };
        readonly oldState?: { readonly type: string };
    }[];
}

const harmless = ["same", "refresh", "read"];

/** The JSON text in what a command printed. */
export const jsonIn = (output: string): string => output.slice(output.indexOf("{"));

/** The steps of `pulumi preview --json` that change something. */
export function changesIn(output: string): Step[] {
    const { steps = [] } = JSON.parse(jsonIn(output)) as PreviewOutput;
    return steps
        .filter(({ op }) => !harmless.includes(op))
        .map(({ op, urn, newState, oldState }) => ({
            op,
            type: (newState ?? oldState)?.type ?? "",
            name: urn.split("::").at(-1) ?? "",
        }));
}
