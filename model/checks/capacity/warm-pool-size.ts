import { eachGroup, finding, type Check, type Rule } from "../rule";

const check: Check = eachGroup(({ warmPool, min, max, retired }, at) => {
    if (warmPool === undefined || retired || warmPool.min > 0) return [];
    const { maxPrepared } = warmPool;
    if (maxPrepared === undefined)
        return max > min
            ? []
            : [
                  finding(
                      at("warmPool"),
                      `keeps no instance: the group has ${max} instances from the beginning`,
                      "write warmPool.min or warmPool.maxPrepared, raise max, or remove warmPool",
                  ),
              ];
    if (maxPrepared > min) return [];
    return [
        finding(
            at("warmPool", "maxPrepared"),
            `is ${maxPrepared}, and the group has ${min} instances or more: none are left to wait`,
            `write ${min + 1} or more, or how many wait at least in warmPool.min`,
        ),
    ];
});

/** The rule `capacity/warm-pool-size`. */
export const capacityWarmPoolSize: Rule = {
    id: "capacity/warm-pool-size",
    severity: "error",
    what: "A warm pool has room for an instance.",
    why: "The instances of the group count as prepared: where they are as many as may be prepared, the pool is always empty and every instance starts cold.",
    remedy: "Write how many wait at least (min), or more in maxPrepared than the group has instances.",
    source: "PutWarmPool (MaxGroupPreparedCapacity, MinSize), Amazon EC2 Auto Scaling API reference.",
    check,
};
