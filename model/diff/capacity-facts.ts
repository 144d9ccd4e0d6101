import type { CapacityPlan } from "../plan/capacity/capacity";
import { groupPath, type GroupPlan } from "../plan/capacity/group";
import type { WarmPoolPlan } from "../plan/capacity/warm-pool";
import { written } from "../written-path";
import { factsOf, nothing, optional, under, type Facts, type Tellers } from "./facts";
import { inPercentText, inSecondsText, listText } from "./values";

const warmPool: Tellers<WarmPoolPlan> = {
    min: ({ min }) => ({ min: String(min) }),
    maxPrepared: ({ maxPrepared }) => ({ maxPrepared: String(maxPrepared) }),
    state: ({ state }) => ({ state }),
};

const group: Tellers<GroupPlan> = {
    key: nothing, // in the path
    name: nothing, // named by the stack
    managed: ({ managed }): Facts => (managed ? { managedInstances: "true" } : {}),
    instanceTypes: ({ instanceTypes }) => ({ instanceTypes: listText(instanceTypes) }),
    architecture: ({ architecture }) => ({ architecture }),
    min: ({ min }) => ({ min: String(min) }),
    max: ({ max }) => ({ max: String(max) }),
    onDemandBase: ({ onDemandBase }) => ({ onDemandBase: String(onDemandBase) }),
    spotPercent: ({ spotPercent }) => ({ spot: inPercentText(spotPercent) }),
    targetCapacityPercent: (of) => ({ targetCapacity: inPercentText(of.targetCapacityPercent) }),
    trunking: ({ trunking }) => ({ trunking }),
    warmupSeconds: ({ warmupSeconds }) => ({ warmup: inSecondsText(warmupSeconds) }),
    os: ({ os }): Facts => (os === "amazon-linux" ? {} : { os }),
    gpus: nothing, // follows from the instance types
    imageId: ({ imageId }) => optional("ami", imageId, String),
    rootVolumeGiB: ({ rootVolumeGiB }) => ({ rootVolume: `${rootVolumeGiB} GiB` }),
    detailedMonitoring: ({ detailedMonitoring }) => ({ detailedMonitoring: String(detailedMonitoring) }),
    instanceRefresh: ({ instanceRefresh }) => ({ instanceRefresh: String(instanceRefresh) }),
    warmPool: ({ warmPool: pool }) => (pool === undefined ? {} : under("warmPool", factsOf(warmPool, pool, undefined))),
    retired: ({ retired }): Facts => (retired ? { retired: "true" } : {}),
    forceDelete: nothing, // follows from environment.protect
};

const capacity: Tellers<CapacityPlan> = {
    groups: ({ groups }) =>
        Object.assign(
            {},
            ...groups.map((each) => under(written(groupPath(each.key)), factsOf(group, each, undefined))),
        ) as Facts,
    fargate: nothing, // follows from the services
    defaultProvider: nothing, // follows from the groups
};

/** What holds for what the cluster's tasks run on, by the options of its configuration. */
export const capacityFacts = (of: CapacityPlan): Facts => factsOf(capacity, of, undefined);
