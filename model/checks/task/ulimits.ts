import { eachContainer, finding, type Check, type Rule } from "../rule";

/** A limit as a number that compares: -1 is none. */
const height = (limit: number) => (limit === -1 ? Number.POSITIVE_INFINITY : limit);

const check: Check = eachContainer(({ ulimits }, at) =>
    Object.entries(ulimits).flatMap(([name, limit]) =>
        typeof limit === "number" || height(limit.soft) <= height(limit.hard)
            ? []
            : [
                  finding(
                      at("ulimits", name, "soft"),
                      `is ${limit.soft}, and must be at most hard (${limit.hard})`,
                      "lower it, or raise hard",
                  ),
              ],
    ),
);

/** The rule `task/ulimits`. */
export const taskUlimits: Rule = {
    id: "task/ulimits",
    severity: "error",
    what: "The soft limit of a ulimit is at most its hard limit.",
    why: "Docker refuses it, and the task ends before its container starts.",
    remedy: "Lower the soft limit, or raise the hard one.",
    source: "Ulimit, ECS API reference; setrlimit(2): the hard limit is the ceiling of the soft one.",
    check,
};
