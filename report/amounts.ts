/** Between a number and its unit, which stay on one line. */
const space = "\u00a0";

const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const money = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const wholeMoney = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });

/** A number with separators and at most two decimals: `1,234.5`. */
export const decimal = (value: number): string => number.format(value);

/** An amount of US dollars to the cent: `$1,234.50`. */
export const dollars = (usd: number): string => money.format(usd);

/** An amount of US dollars without cents: `$1,235`. */
export const wholeDollars = (usd: number): string => wholeMoney.format(usd);

/** A number of things: `1 task`, `2 tasks`. */
export const counted = (count: number, thing: string, things = `${thing}s`): string =>
    `${decimal(count)}${space}${count === 1 ? thing : things}`;

/** Memory, in the largest unit that needs no more than two decimals: `512 MiB`, `1.5 GiB`. */
export const memory = (mebibytes: number): string =>
    mebibytes >= 1024 && (mebibytes * 100) % 1024 === 0
        ? `${decimal(mebibytes / 1024)}${space}GiB`
        : `${decimal(mebibytes)}${space}MiB`;

/** CPU units as processors: `0.25 vCPU`. */
export const processors = (cpuUnits: number): string => `${Number((cpuUnits / 1024).toFixed(3))}${space}vCPU`;

/** A share of a whole, as a percentage from 0 to 100 with at most two decimals. Of nothing, it is 0. */
export const share = (part: number, whole: number): number =>
    whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(2));

/** A length of time: `45 s`, `3 min 20 s`, `1 h 5 min`. */
export function duration(seconds: number): string {
    const whole = Math.round(seconds);
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
    if (hours > 0) return minutes > 0 ? `${hours}${space}h ${minutes}${space}min` : `${hours}${space}h`;
    if (minutes > 0) return rest > 0 ? `${minutes}${space}min ${rest}${space}s` : `${minutes}${space}min`;
    return `${rest}${space}s`;
}

/** A range: `2–10`, or `2` where both ends are the same. */
export const range = (least: number, most: number): string =>
    least === most ? decimal(least) : `${decimal(least)}–${decimal(most)}`;

/** A percentage: `24.5 %`. */
export const percent = (value: number): string => `${decimal(value)}${space}%`;

/** Memory that is reserved of what is offered: `0.5 of 7.5 GiB`. */
export const memoryOf = (part: number, whole: number): string =>
    `${decimal(part / 1024)} of ${decimal(whole / 1024)}${space}GiB`;

/** CPU units that are reserved of those that are offered: `0.25 of 2 vCPU`. */
export const processorsOf = (part: number, whole: number): string =>
    `${Number((part / 1024).toFixed(3))} of ${processors(whole)}`;
