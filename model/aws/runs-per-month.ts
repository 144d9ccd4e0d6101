import { cronRuns } from "./cron";

/** How many minutes a month of 730 hours has. */
const minutesPerMonth = 730 * 60;

const minutesOf = { minute: 1, hour: 60, day: 1440 } as const;

/** How often a valid schedule expression fires in an average month: one of a single time once. */
export function runsPerMonth(expression: string): number {
    const cron = /^cron\((.*)\)$/.exec(expression)?.[1];
    if (cron !== undefined) return cronRuns(cron);
    const [, amount, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
    if (amount === undefined) return 1;
    return minutesPerMonth / (Number(amount) * minutesOf[unit as keyof typeof minutesOf]);
}
