import { eachFunction, eachService, finding, type At, type Check, type Finding, type Rule } from "../rule";

/** What may be watched of a service's data, and how one says that there is such a thing. */
const stores = ["database", "cache", "table"] as const;

type Thresholds = Readonly<Record<string, unknown>>;

const isThreshold = (value: unknown): boolean => value !== undefined && value !== false;

const wrong = (name: string, store: string, thresholds: Thresholds, at: At): Finding[] =>
    Object.keys(thresholds)
        .filter((key) => isThreshold(thresholds[key]))
        .map((key) =>
            finding(
                at("alarms", store, key),
                `"${name}" has no ${store} of its own`,
                `remove it, or write ${store}: { … }`,
            ),
        );

const services: Check = eachService((service, at) =>
    stores.flatMap((store) =>
        service[store] === undefined ? wrong(service.name, store, service.alarms[store], at) : [],
    ),
);

const functions: Check = eachFunction(({ name, table, alarms }, at) =>
    table === undefined ? wrong(name, "table", alarms.table, at) : [],
);

const check: Check = (input) => [...services(input), ...functions(input)];

/** The rule `alarms/no-data-store`. */
export const alarmsNoDataStore: Rule = {
    id: "alarms/no-data-store",
    severity: "error",
    what: "Only a service with a database, a cache or a table of its own has alarms on it; and a function, with a table.",
    why: "Without it there is no such metric, and the alarm would never begin. A database that is already there is watched where it is made.",
    remedy: "Remove the threshold, or write it in the service whose database, cache or table it is.",
    source: "Follows from what has the metric.",
    check,
};
