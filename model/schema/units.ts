import { z } from "zod";
import { show } from "./show";

/** An amount of memory or storage, such as `"512 MiB"` or `"2 GiB"`. */
export type Bytes = `${number} MiB` | `${number} GiB`;

/** A share of processors, such as `"0.25 vCPU"`. */
export type Cpu = `${number} vCPU`;

/** A length of time, such as `"12 s"` or `"5 min"`. */
export type Duration = `${number} s` | `${number} min`;

/** A short length of time, such as `"500 ms"` or `"2 s"`. */
export type Latency = `${number} ms` | `${number} s`;

/** A number of days, such as `"30 days"`. */
export type Days = `${number} days` | "1 day";

function quantity<Text extends string>(pattern: RegExp, example: Text): z.ZodType<Text, Text> {
    const error = (issue: { input?: unknown }) =>
        issue.input === undefined
            ? `is missing; write for example "${example}"`
            : `must ${typeof issue.input === "string" ? "be a number, a space and a unit" : "have a unit"}, got ${show(issue.input)}; write for example "${example}"`;
    return z.string({ error }).regex(pattern, { error }) as unknown as z.ZodType<Text, Text>;
}

/** A schema for an amount of memory or storage; `example` is what its error message proposes. */
export const bytes = (example: Bytes) => quantity<Bytes>(/^\d+(\.\d+)? (MiB|GiB)$/, example);

/** A schema for a share of processors. */
export const cpu = (example: Cpu) => quantity<Cpu>(/^\d+(\.\d+)? vCPU$/, example);

/** A schema for a length of time. */
export const duration = (example: Duration) => quantity<Duration>(/^\d+ (s|min)$/, example);

/** A schema for a short length of time. */
export const latency = (example: Latency) => quantity<Latency>(/^\d+(\.\d+)? (ms|s)$/, example);

/** A schema for a number of days. */
export const days = (example: Days) => quantity<Days>(/^(\d+ days|1 day)$/, example);

const amount = (text: string) => Number(text.split(" ")[0]);

/** The amount in MiB: `"2 GiB"` is 2048. */
export const inMiB = (value: Bytes) => amount(value) * (value.endsWith("GiB") ? 1024 : 1);

/** The amount in GiB: `"512 MiB"` is 0.5. */
export const inGiB = (value: Bytes) => inMiB(value) / 1024;

/** The share in ECS CPU units, of which 1,024 are one vCPU: `"0.25 vCPU"` is 256. */
export const inCpuUnits = (value: Cpu) => amount(value) * 1024;

/** The length in seconds: `"5 min"` is 300. */
export const inSeconds = (value: Duration) => amount(value) * (value.endsWith("min") ? 60 : 1);

/** The number of days: `"30 days"` is 30. */
export const inDays = (value: Days) => amount(value);

/** The length in seconds: `"500 ms"` is 0.5. */
export const latencyInSeconds = (value: Latency) => amount(value) / (value.endsWith(" ms") ? 1000 : 1);
