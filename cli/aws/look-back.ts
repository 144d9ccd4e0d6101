import { UsageError } from "../usage-error";

const units: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/**
 * How long a text says, in seconds: `90s`, `15m`, `1h`, `2d`.
 * @throws UsageError that names the option
 */
export function secondsOf(option: string, text: string): number {
    const [, count = "", unit = ""] = /^(\d+) ?(s|m|min|h|d)$/.exec(text) ?? [];
    const seconds = Number(count) * (units[unit] ?? 0);
    if (seconds > 0) return seconds;
    throw new UsageError(`${option}: "${text}" is no time span; write for example 90s, 15m, 1h or 2d`);
}

/**
 * The time that a text names: as long ago as it says, or a point in time as `2026-11-20T10:00:00Z`.
 * @throws UsageError that names the option
 */
export function timeOf(option: string, text: string, now = new Date()): Date {
    if (/^\d{4}-\d\d-\d\d/.test(text)) {
        const time = new Date(text);
        if (!Number.isNaN(time.getTime())) return time;
        throw new UsageError(`${option}: "${text}" is no time; write for example 2026-11-20T10:00:00Z`);
    }
    return new Date(now.getTime() - secondsOf(option, text) * 1000);
}
