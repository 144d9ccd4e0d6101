import type { CachePlan } from "../plan/cache";
import { factsOf, nothing, optional, type Facts, type Tellers } from "./facts";
import { inDaysText } from "./values";

const cache: Tellers<CachePlan> = {
    name: nothing, // named by the stack
    nodeType: ({ nodeType }) => ({ node: nodeType }),
    replicas: ({ replicas }) => ({ replicas: String(replicas) }),
    engineVersion: ({ engineVersion }) => ({ version: engineVersion }),
    parameterFamily: nothing, // follows from the version
    eviction: ({ eviction }) => ({ eviction }),
    snapshotRetentionDays: ({ snapshotRetentionDays }) => ({
        snapshotRetention: snapshotRetentionDays === 0 ? "false" : inDaysText(snapshotRetentionDays),
    }),
    // Named by the stack; that there is one is told.
    finalSnapshotName: ({ finalSnapshotName }) => ({
        "snapshot at the end": finalSnapshotName === undefined ? "no" : "yes",
    }),
    key: ({ key }) => optional("key", key, String),
    passwordVersion: ({ passwordVersion }) => ({ "generation of the password": String(passwordVersion) }),
    tier: nothing, // follows from the network
};

/** What holds for the cache of a service, by the options of its configuration. */
export const cacheFacts = (of: CachePlan): Facts => factsOf(cache, of, undefined);
