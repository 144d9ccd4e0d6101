/** A value as it is shown in a message: short, on one line, and whatever it is. */
export function show(value: unknown): string {
    if (value === undefined) return "nothing";
    if (typeof value === "function") return "a function";
    if (typeof value === "number" || typeof value === "bigint" || typeof value === "symbol") return String(value);
    let text: string;
    try {
        text = JSON.stringify(value);
    } catch {
        return Array.isArray(value) ? "a list" : "an object";
    }
    return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Whether a value is a section: keys with values, and no list. */
export const isSection = (value: unknown): value is Record<string, unknown> =>
    value !== null && typeof value === "object" && !Array.isArray(value);
