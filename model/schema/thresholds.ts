import { z } from "zod";
import { show } from "./show";
import { bytes, duration, latency } from "./units";

const orOff = <Schema extends z.ZodType>(schema: Schema, kind: string, example: string) =>
    z.union([schema, z.literal(false)], {
        error: ({ input }) => `must be ${kind}, or false, got ${show(input)}; write for example ${example}`,
    });

/** How many may be there without an alarm. */
export const countOrOff = orOff(z.int().min(0).max(1_000_000), "a whole number from 0 to 1000000", "0");

/** A share without an alarm. */
export const percentOrOff = orOff(z.number().gt(0).max(100), "percents above 0 and at most 100", "80");

/** A time without an alarm. */
export const durationOrOff = orOff(duration("15 min"), "a time with its unit", '"15 min"');

/** A short time without an alarm. */
export const latencyOrOff = orOff(latency("500 ms"), "a time with its unit", '"500 ms"');

/** How much has to be left without an alarm. */
export const sizeOrOff = orOff(bytes("1 GiB"), "a size with its unit", '"1 GiB"');
