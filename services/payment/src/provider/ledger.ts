import type { Redis } from "ioredis";
import type { Outcome } from "../domain/payment";

/** What the provider has in its books under a key. */
export interface Entry {
    readonly state?: Outcome["state"];
    readonly id?: string;
    /** How often it was asked to charge, how often it did, and how often it gave back. */
    readonly requests: number;
    readonly captures: number;
    readonly refunds: number;
}

/** Enters an outcome, unless there is one; gives the one that is there then. */
const enter = `
if redis.call("HSETNX", KEYS[1], "state", ARGV[1]) == 1 then
    redis.call("HSET", KEYS[1], "id", ARGV[2])
    if ARGV[1] == "captured" then redis.call("HINCRBY", KEYS[1], "captures", 1) end
end
return redis.call("HMGET", KEYS[1], "state", "id")`;

/** Gives back what was captured, once; a key without a charge is closed to one. */
const giveBack = `
if redis.call("HSETNX", KEYS[1], "state", "voided") == 1 then return 0 end
if redis.call("HGET", KEYS[1], "state") == "captured" and redis.call("HSETNX", KEYS[1], "refunds", 1) == 1 then return 1 end
return 0`;

/** The books of the fake provider: in Redis, so that they outlive the process, as a real provider's do. */
export const createLedger = (redis: Redis) => {
    const nameOf = (key: string): string => `provider:charge:${key}`;
    return {
        /** @returns how often it was asked under this key, with this time */
        asked: (key: string): Promise<number> => redis.hincrby(nameOf(key), "requests", 1),
        enter: async (key: string, state: "captured" | "declined", id: string): Promise<Outcome> => {
            const answer = await redis.eval(enter, 1, nameOf(key), state, id);
            const [entered, entry] = answer as [Outcome["state"], string | null];
            if (entered === "captured") return { state: entered, id: entry ?? id };
            return { state: entered };
        },
        giveBack: async (key: string): Promise<void> => {
            await redis.eval(giveBack, 1, nameOf(key));
        },
        entry: async (key: string): Promise<Entry> => {
            const { state, id, requests, captures, refunds } = await redis.hgetall(nameOf(key));
            return {
                ...(state !== undefined && { state: state as Outcome["state"] }),
                ...(id !== undefined && { id }),
                requests: Number(requests ?? 0),
                captures: Number(captures ?? 0),
                refunds: Number(refunds ?? 0),
            };
        },
    };
};
