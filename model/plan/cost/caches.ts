import type { ServicePlan } from "../service";
import { hoursPerMonth, type CostItem } from "./item";
import { throughout } from "./levels";

/** What the nodes of services' caches cost. Snapshots up to one of each cache are free. */
export const cacheItems = (services: readonly Pick<ServicePlan, "name" | "cache">[]): CostItem[] =>
    services.flatMap(({ name, cache }): CostItem[] =>
        cache === undefined
            ? []
            : [
                  {
                      key: `caches/${name}`,
                      label: `Cache of ${name}, ${cache.nodeType}`,
                      unit: "node-hours",
                      quantity: throughout((1 + cache.replicas) * hoursPerMonth),
                      priced: { of: "caches", instanceType: cache.nodeType },
                  },
              ],
    );
