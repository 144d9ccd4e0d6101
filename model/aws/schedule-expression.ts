import { cronEverFires, cronProblem, type TextProblem } from "./cron";

const units = ["minute", "hour", "day"];

/** Source: Schedule types using rate expressions, Amazon EventBridge user guide: the unit is singular for 1, else plural. */
function rateProblem(text: string): TextProblem | undefined {
    const [amount = "", unit = "", ...rest] = text.trim().split(/\s+/);
    const known = units.find((one) => unit === one || unit === `${one}s`);
    const right = (count: number) => `rate(${count} ${known ?? "hour"}${count === 1 ? "" : "s"})`;
    if (known === undefined || rest.length > 0)
        return {
            reason: `"rate(${text})" is not a value and a unit of ${units.map((one) => `${one}s`).join(", ")}`,
            remedy: 'write for example "rate(5 minutes)"',
        };
    if (!/^\d+$/.test(amount) || Number(amount) < 1)
        return {
            reason: `"rate(${text})" needs a whole number of at least 1, got "${amount}"`,
            remedy: `write "${right(1)}"`,
        };
    return unit === (Number(amount) === 1 ? known : `${known}s`)
        ? undefined
        : { reason: `"rate(${text})" has the wrong number of its unit`, remedy: `write "${right(Number(amount))}"` };
}

function atProblem(text: string): TextProblem | undefined {
    const example = 'as in "at(2030-12-24T08:00:00)"';
    const [, ...parts] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(text) ?? [];
    if (parts.length === 0)
        return { reason: `"at(${text})" is not a date and time`, remedy: `write yyyy-mm-ddThh:mm:ss, ${example}` };
    const [year = 0, month = 0, ...rest] = parts.map(Number);
    const date = new Date(Date.UTC(year, month - 1, ...rest));
    return !Number.isNaN(date.getTime()) && date.toISOString() === `${text}.000Z`
        ? undefined
        : { reason: `"${text}" is not a day and time that there is`, remedy: "write one of the calendar" };
}

const kinds: Readonly<Record<string, (text: string) => TextProblem | undefined>> = {
    cron: cronProblem,
    rate: rateProblem,
    at: atProblem,
};

/** The kind of a schedule expression and what is between its parentheses. */
function partsOf(expression: string): { kind: string; inner: string } | undefined {
    const [, kind, inner] = /^(cron|rate|at)\((.*)\)$/.exec(expression) ?? [];
    return kind === undefined || inner === undefined ? undefined : { kind, inner };
}

/**
 * What is wrong with a schedule expression, or undefined if Application Auto Scaling takes it.
 * Source: PutScheduledAction, Application Auto Scaling API reference: Schedule.
 */
export function scheduleProblem(expression: string): TextProblem | undefined {
    const parts = partsOf(expression);
    if (parts !== undefined) return kinds[parts.kind]?.(parts.inner);
    const fields = expression.trim().split(/\s+/);
    return {
        reason: `"${expression}" is none of cron(…), rate(…) and at(…)`,
        remedy:
            fields.length === 6 && cronProblem(expression) === undefined
                ? `write "cron(${fields.join(" ")})"`
                : 'write for example "cron(0 8 ? * MON-FRI *)"',
    };
}

/** Whether a valid schedule expression names a moment that there is, whatever the date is now. */
export function everFires(expression: string): boolean {
    const parts = partsOf(expression);
    return parts?.kind !== "cron" || cronEverFires(parts.inner);
}
