import type pc from "picocolors";
import type { Told } from "./supervised";

type Colours = ReturnType<typeof pc.createColors>;

const palette = ["cyan", "magenta", "yellow", "green", "blue", "cyanBright", "magentaBright", "greenBright"] as const;

/** The levels of pino by their numbers. */
const levels: Readonly<Record<number, string>> = {
    10: "trace",
    20: "debug",
    30: "info",
    40: "warn",
    50: "error",
    60: "fatal",
};

/** What each line of a service has, and so tells nothing beside its name. */
const same = ["host", "hostname", "level", "msg", "message", "pid", "service", "time", "v", "version"];

/** A line as an object, where it is one of JSON. */
function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
    if (!line.startsWith("{")) return undefined;
    try {
        return JSON.parse(line) as Record<string, unknown>;
    } catch {
        return undefined;
    }
}

function clock(time: unknown): string {
    if (typeof time !== "number" && typeof time !== "string") return "";
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(11, 23);
}

const textOf = (value: unknown): string =>
    typeof value === "string" ? (/\s|^$/.test(value) ? JSON.stringify(value) : value) : JSON.stringify(value);

/** The stack trace of an error, in lines of its own. */
function stackIn(fields: Readonly<Record<string, unknown>>): string {
    const { err } = fields as { err?: { stack?: unknown } };
    return typeof err?.stack === "string" ? `\n${err.stack.replace(/^/gm, "    ")}` : "";
}

/** A line of JSON as people read it: `12:01:02.123 info  order placed  orderId=7`. Another line stays as it is. */
export function readable(line: string, colours: Colours): string {
    const fields = objectIn(line);
    if (fields === undefined) return line;
    const { level, time, msg = fields["message"] } = fields;
    const name = typeof level === "number" ? (levels[level] ?? String(level)) : String(level);
    const paint =
        name === "error" || name === "fatal" ? colours.red : name === "warn" ? colours.yellow : (text: string) => text;
    const stack = stackIn(fields);
    const rest = Object.entries(fields)
        .filter(([key]) => !same.includes(key) && !(key === "err" && stack !== ""))
        .map(([key, value]) => `${key}=${textOf(value)}`)
        .join(" ");
    const parts = [colours.dim(clock(time)), paint(level === undefined ? "" : name.padEnd(5))];
    const message = typeof msg === "string" ? paint(msg) : "";
    return (
        [...parts, message, colours.dim(rest)].filter((part) => part !== colours.dim("") && part !== "").join(" ") +
        stack
    );
}

/** Makes lines of one stream from what several services tell, each with its service's name in a colour of its own. */
export function lineMaker(services: readonly string[], colours: Colours): (told: Told) => string {
    const width = Math.max(0, ...services.map((name) => name.length));
    return ({ service, from, line }) => {
        const colour = palette[services.indexOf(service) % palette.length] ?? "cyan";
        const text = from === "supervisor" ? colours.bold(line) : readable(line, colours);
        const prefix = `${colours[colour](service.padEnd(width))} ${colours.dim("│")} `;
        return text.replace(/^/gm, prefix);
    };
}

/** The same as a line of JSON. */
export function jsonLine({ service, from, line }: Told): string {
    const log = objectIn(line);
    return JSON.stringify({ service, from, ...(log === undefined ? { line } : { log }) });
}
