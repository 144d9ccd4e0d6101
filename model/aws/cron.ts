/** What is wrong with a text, and what to write instead. */
export interface TextProblem {
    readonly reason: string;
    readonly remedy: string;
}

/** One of the six fields of a cron expression. */
interface Field {
    readonly name: string;
    readonly least: number;
    readonly most: number;
    /** Names for the numbers from `least` on. */
    readonly names?: readonly string[];
    /** Patterns beside numbers, ranges, steps and `*`. */
    readonly special?: RegExp;
    /** What the field takes, in words. */
    readonly takes: string;
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * The fields, in order.
 * Source: Cron expressions reference, Amazon EventBridge user guide, to which Schedule recurring scaling actions using cron
 * expressions, Application Auto Scaling user guide, refers.
 */
const fields: readonly Field[] = [
    { name: "minutes", least: 0, most: 59, takes: "0 to 59" },
    { name: "hours", least: 0, most: 23, takes: "0 to 23" },
    {
        name: "day-of-month",
        least: 1,
        most: 31,
        special: /^(L|LW|L-([1-9]|[12]\d|30)|([1-9]|[12]\d|3[01])W)$/,
        takes: "1 to 31, L (the last), or a number with W (the nearest weekday)",
    },
    { name: "month", least: 1, most: 12, names: months, takes: "1 to 12, or JAN to DEC" },
    {
        name: "day-of-week",
        least: 1,
        most: 7,
        names: weekdays,
        special: /^(L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/,
        takes: "1 (Sunday) to 7, SUN to SAT, a day with L (the last of the month) or with #1 to #5",
    },
    { name: "year", least: 1970, most: 2199, takes: "1970 to 2199" },
];

/** A number or name as its number, or undefined if it is neither or out of range. */
function numberOf(text: string, { least, most, names = [] }: Field): number | undefined {
    const named = names.indexOf(text);
    const value = named >= 0 ? named + least : /^\d{1,4}$/.test(text) ? Number(text) : undefined;
    return value !== undefined && value >= least && value <= most ? value : undefined;
}

/** The values of one entry of a field's list, or undefined if it is not one. A range may go over the end, as in FRI-MON. */
function entryValues(entry: string, field: Field): number[] | undefined {
    const [, range = "", step] = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(entry) ?? [];
    const every = Number(step ?? 1);
    const [from = "", to, ...more] = range === "*" ? [String(field.least), String(field.most)] : range.split("-");
    const first = numberOf(from, field);
    const last = to === undefined ? (step === undefined ? first : field.most) : numberOf(to, field);
    if (first === undefined || last === undefined || more.length > 0 || every < 1) return undefined;
    const count = field.most - field.least + 1;
    const length = last >= first ? last - first : last - first + count;
    return Array.from(
        { length: Math.floor(length / every) + 1 },
        (_, index) => ((first - field.least + index * every) % count) + field.least,
    );
}

/** A field's values, `special` where it has other entries too, or undefined if it is wrong. */
function fieldValues(text: string, field: Field): { values: number[]; special: string[] } | undefined {
    const values: number[] = [];
    const special: string[] = [];
    for (const entry of text.split(",")) {
        const found = entryValues(entry, field);
        if (found !== undefined) values.push(...found);
        else if (field.special?.test(entry) === true) special.push(entry);
        else return undefined;
    }
    // Of days with #, the reference allows one in the field.
    const lonely = special.filter((entry) => entry.includes("#")).length;
    return lonely > 0 && special.length + values.length > 1 ? undefined : { values, special };
}

const example = 'as in "cron(0 8 ? * MON-FRI *)"';
const order = fields.map(({ name }) => name).join(" ");

/** The fields of a cron expression, without `cron(…)`. */
const split = (text: string) => text.trim().toUpperCase().split(/\s+/);

/** What is wrong with the fields of a cron expression, or undefined if ECS's scheduler takes them. */
export function cronProblem(text: string): TextProblem | undefined {
    const parts = split(text);
    if (parts.length !== fields.length)
        return {
            reason: `cron has ${fields.length} fields on AWS (${order}), got ${text.trim() === "" ? 0 : parts.length}`,
            remedy: `write all of them, with "?" in day-of-month or day-of-week, ${example}`,
        };
    const [, , day, , weekday] = parts;
    if ((day === "?") === (weekday === "?"))
        return {
            reason:
                day === "?"
                    ? 'day-of-month and day-of-week are both "?", so no day is named'
                    : `day-of-month is "${day}" and day-of-week "${weekday}", and AWS cron needs "?" in one of them`,
            remedy:
                day === "?"
                    ? 'write "*" for one of them'
                    : `write "?" for ${day === "*" ? "day-of-month" : "day-of-week"}`,
        };
    for (const [index, field] of fields.entries()) {
        const part = parts[index] ?? "";
        const isDay = index === 2 || index === 4;
        if ((isDay && part === "?") || fieldValues(part, field) !== undefined) continue;
        return {
            reason: `"${part}" is not a value of the field ${field.name}, which takes ${field.takes}`,
            remedy: "use these, lists with commas, ranges with -, steps with / and * for all",
        };
    }
    return undefined;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether a month has the nth of a weekday, counted from 1 for Sunday. */
function hasNth(year: number, month: number, weekday: number, nth: number): boolean {
    const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 1;
    return 1 + ((weekday - first + 7) % 7) + 7 * (nth - 1) <= daysIn(year, month);
}

/** Whether a valid cron expression names a day that there is, such as not 31 February. */
export function cronEverFires(text: string): boolean {
    const [day, month, weekday, year] = fields
        .slice(2)
        .map((field, index) => fieldValues(split(text)[index + 2] ?? "", field) ?? { values: [], special: [] });
    const nth = /^(\w+)#(\d)$/.exec(weekday?.special[0] ?? "");
    const days = [
        ...(day?.values ?? []),
        ...(day?.special ?? []).flatMap((entry) => /^\d+(?=W)/.exec(entry)?.map(Number) ?? [1]),
    ];
    const weekdayField = fields[4];
    const named = nth === null || weekdayField === undefined ? undefined : numberOf(nth[1] ?? "", weekdayField);
    return (year?.values ?? []).some((inYear) =>
        (month?.values ?? []).some((inMonth) => {
            if (nth !== null && named !== undefined) return hasNth(inYear, inMonth, named, Number(nth[2]));
            return days.length === 0 || days.some((one) => one <= daysIn(inYear, inMonth));
        }),
    );
}

/** The years over which runs are counted: one of them a leap year, so that they are an average of all. */
const countedYears = [2025, 2026, 2027, 2028] as const;

const weekdayOf = (year: number, month: number, day: number) =>
    new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

/** How often a valid cron expression fires in an average month, in years that it names. */
export function cronRuns(text: string): number {
    const parts = split(text);
    const [minutes, hours, days, inMonths, weekdays] = fields.map((field, index) => {
        const found = fieldValues(parts[index] ?? "", field) ?? { values: [], special: [] };
        return { values: new Set(found.values), special: found.special };
    });
    const daysOf = (year: number, month: number): number => {
        const all = Array.from({ length: daysIn(year, month) }, (_, index) => index + 1);
        const byDay = all.filter((day) => days?.values.has(day) === true).length;
        const byWeekday = all.filter((day) => weekdays?.values.has(weekdayOf(year, month, day)) === true).length;
        // L as a day of the week is each Saturday; the others are one day of a month.
        const special = [...(days?.special ?? []), ...(weekdays?.special ?? [])].map((entry) =>
            entry === "L" && parts[4] !== "?" ? all.filter((day) => weekdayOf(year, month, day) === 7).length : 1,
        );
        return byDay + byWeekday + special.reduce((sum, count) => sum + count, 0);
    };
    const total = countedYears.reduce(
        (sum, year) => sum + [...(inMonths?.values ?? [])].reduce((inYear, month) => inYear + daysOf(year, month), 0),
        0,
    );
    return ((minutes?.values.size ?? 0) * (hours?.values.size ?? 0) * total) / (countedYears.length * 12);
}
