import { parseArgs } from "node:util";

/** What can be measured. */
export const kinds = ["mocks", "preview", "cdk", "check"] as const;

/** One of `mocks`, `preview`, `cdk` or `check`. */
export type Kind = (typeof kinds)[number];

/** What a run measures. */
export interface Options {
    /** How many services, by what is measured. */
    readonly services: (kind: Kind) => readonly number[];
    readonly kinds: readonly Kind[];
    readonly rounds: number;
    readonly json: boolean;
    /** Whether the run is a whole one, whose results are kept. */
    readonly keep: boolean;
}

const everySize = [1, 10, 50, 100, 200];

/** The sizes that `flotilla check` is measured with. */
const checkedSizes = [4, 200];

const usage = `usage: npm run bench -- [--n 1,10] [--only mocks,preview,cdk,check] [--rounds 3] [--quick] [--json]

Measures CPU time, wall time and peak memory of Flotilla, of the same stack written by hand, and of the AWS CDK.
  --n       numbers of services (default ${everySize.join(",")}; for check ${checkedSizes.join(",")})
  --only    what to measure: the program under mocks, pulumi preview, synthesis by the CDK, flotilla check (default: all)
  --rounds  how often; medians are shown (default 3)
  --quick   the same as --n 1,10 --rounds 1
  --json    prints the results as JSON
  --help    prints this
Without --n, --only, --rounds and --quick, bench/RESULTS.md is written. A preview needs an emulated AWS, named by
AWS_ENDPOINT_URL, and the Pulumi CLI with its plugins; all need python3.`;

function positive(text: string, option: string): number {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1)
        throw new RangeError(`${option} takes whole numbers from 1, got ${text}`);
    return value;
}

function kind(text: string): Kind {
    const known = kinds.find((name) => name === text);
    if (known === undefined) throw new RangeError(`--only takes ${kinds.join(", ")}, got ${text}`);
    return known;
}

/**
 * Reads the command line.
 * @returns undefined if it asked for help, which is then printed
 * @throws an error with a message for the user, if an option is not known or its value is wrong
 */
export function readOptions(args: readonly string[]): Options | undefined {
    const { values } = parseArgs({
        args: [...args],
        options: {
            n: { type: "string" },
            only: { type: "string" },
            rounds: { type: "string" },
            quick: { type: "boolean", default: false },
            json: { type: "boolean", default: false },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        console.log(usage);
        return undefined;
    }
    const named = values.n?.split(",").map((text) => positive(text, "--n"));
    return {
        services: (measured) => named ?? (measured === "check" ? checkedSizes : values.quick ? [1, 10] : everySize),
        kinds: values.only?.split(",").map(kind) ?? kinds,
        rounds: values.rounds === undefined ? (values.quick ? 1 : 3) : positive(values.rounds, "--rounds"),
        json: values.json,
        keep: !values.quick && [values.n, values.only, values.rounds].every((value) => value === undefined),
    };
}
