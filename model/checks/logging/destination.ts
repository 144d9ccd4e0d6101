import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const kinds = ["firehose", "s3", "http"] as const;

const check: Check = eachService(({ logging, runs }, at, { configuration }): Finding[] => {
    if (logging === undefined) return [];
    const path = (...rest: readonly string[]) => at("logging", "firelens", ...rest);
    const named = kinds.filter((kind) => logging.firelens[kind] !== undefined);
    if (runs === "jobs")
        return [
            finding(path(), "is for the tasks of a service, and there are none but those of jobs", "remove logging"),
        ];
    if (named.length !== 1)
        return [
            finding(
                path(),
                named.length === 0
                    ? "names no place for the logs"
                    : `names ${named.length} places: ${named.join(", ")}`,
                "write one of firehose, s3 and http",
            ),
        ];
    const { network } = configuration;
    return logging.firelens.http !== undefined && network.nat === "none" && network.existing === undefined
        ? [
              finding(
                  path("http", "host"),
                  "is on the internet, to which there is no way: network.nat is none",
                  "send them to firehose or s3, or give the network a NAT gateway",
              ),
          ]
        : [];
});

/** The rule `logging/destination`. */
export const loggingDestination: Rule = {
    id: "logging/destination",
    severity: "error",
    what: "Logs that a log router sends on go to one place that the tasks reach, and there is a service whose tasks have a router.",
    why: "A router without a place drops what it is given, and one that does not reach it keeps trying until its memory is full.",
    remedy: "Write one of `firehose`, `s3` and `http`.",
    source: "Send Amazon ECS logs to an AWS service or AWS Partner, ECS developer guide.",
    check,
};
