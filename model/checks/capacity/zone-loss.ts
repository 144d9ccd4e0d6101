import { addInstance, emptiestZone } from "../../plan/capacity/cluster";
import type { ZoneLoss } from "../../plan/capacity/fit";
import { clusterOf } from "../../plan/capacity/fleet";
import { groupPath } from "../../plan/capacity/group";
import { groupOf, servicesOn } from "../../plan/capacity/plan-fit";
import { isEnoughFor, workloadOf } from "../../plan/capacity/workload";
import type { ServicePlan } from "../../plan/service";
import { written } from "../../written-path";
import { eachFit, finding, type Check, type Finding, type FittedGroup, type Rule } from "../rule";

/**
 * The services for which ECS itself moves a task out of a zone that has them all, because an instance in another zone,
 * those that managed scaling keeps as headroom included, has room for one.
 * Source: Balancing an Amazon ECS service across Availability Zones, ECS developer guide.
 */
function rebalancedOutOf(zone: string, { group: of, fit, plan: { network, services } }: FittedGroup): Set<string> {
    const group = groupOf(of, network.zones, services);
    const placed = servicesOn(of, services);
    const { instances, instancesWithHeadroom } = fit.atDesired;
    const cluster = clusterOf(group, instances, placed.map(workloadOf));
    const [type] = group.types;
    while (type !== undefined && cluster.instances.length < instancesWithHeadroom)
        addInstance(cluster, type, emptiestZone(cluster));
    const elsewhere = cluster.instances.filter((instance) => instance.zone !== zone);
    const isMoved = (service: ServicePlan): boolean => {
        const workload = workloadOf(service);
        return elsewhere.some(({ left, type: of, zone: at }) => isEnoughFor(workload, left) && workload.admits(of, at));
    };
    return new Set(placed.filter((service) => service.zoneRebalancing && isMoved(service)).map(({ name }) => name));
}

/** Services of two or more tasks, all of which stay in a zone. A service of one task has no other to be in another zone. */
function downWithZone({ zone, down }: ZoneLoss, of: FittedGroup): Finding[] {
    const { plan, fit, group, input } = of;
    const candidates = plan.services.filter(({ name, scaling }) => down.includes(name) && scaling.desired >= 2);
    if (candidates.length === 0) return [];
    const moved = rebalancedOutOf(zone, of);
    const enough = Math.max(plan.network.zones.length, fit.atDesired.instancesWithHeadroom + 1);
    return candidates
        .filter(({ name }) => !moved.has(name))
        .map(({ name, scaling, placement }) =>
            finding(
                input.where("services", name, "placement"),
                `puts all ${scaling.desired} tasks into ${zone}, so that the service is down when this zone is lost`,
                placement.strategies[0]?.field === "attribute:ecs.availability-zone" &&
                    placement.constraints.length === 0
                    ? `write ${written(groupPath(group.key))}.min: ${enough}, so that another zone has room for a task`
                    : "write az-balanced-spread or az-balanced-binpack, which spread tasks over zones, without a constraint to one",
            ),
        );
}

function withoutPlace({ zone, homeless }: ZoneLoss, { group, at }: FittedGroup): Finding[] {
    if (homeless.length === 0) return [];
    const tasks = homeless.map(({ service, tasks: count }) => `${count} of ${service}`).join(", ");
    const reason = `is ${group.max}, which leaves no place for all tasks when the zone ${zone} is lost: missing are ${tasks}`;
    return [finding(at("max"), reason, "raise it, so that the other zones can take the tasks")];
}

/** A service that is down with a zone on several groups is told of once. */
const distinct = (findings: readonly Finding[]): Finding[] => [
    ...new Map(findings.map((each) => [`${each.path} ${each.reason}`, each])).values(),
];

const eachGroupInProduction: Check = eachFit((of) => {
    const { plan, fit } = of;
    if (plan.class !== "production") return [];
    // Tasks that find no place with all zones are told of by capacity/desired-fits.
    const losses = fit.zoneLosses;
    const worst = [...losses].sort((a, b) => b.homeless.length - a.homeless.length)[0];
    const homeless = worst === undefined || fit.atDesired.unplaced.length > 0 ? [] : withoutPlace(worst, of);
    return [...losses.flatMap((loss) => downWithZone(loss, of)), ...homeless];
});

const check: Check = (input) => distinct(eachGroupInProduction(input));

/** The rule `capacity/zone-loss`. */
export const capacityZoneLoss: Rule = {
    id: "capacity/zone-loss",
    severity: "warning",
    what: "In production, no service of two or more tasks on EC2 has all of them in one zone, with no room in another for the one that ECS would move there, and the other zones can take the tasks of a zone that is lost.",
    why: "A zone that fails takes its tasks with it: a service without tasks elsewhere is down, and tasks without a place stay away until the zone is back.",
    remedy: "Spread tasks over zones, and leave the group room to grow.",
    source: "Follows from Amazon ECS task placement strategies and Balancing an Amazon ECS service across Availability Zones, ECS developer guide; docs/capacity.md says how it is simulated.",
    check,
};
