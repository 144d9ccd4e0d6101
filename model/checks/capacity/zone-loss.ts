import type { ZoneLoss } from "../../plan/capacity/fit";
import type { Plan } from "../../plan/plan";
import { finding, type Check, type Finding, type Rule } from "../rule";

type Where = Parameters<Check>[0]["where"];

/** Services of two or more tasks, all of which are in a zone. A service of one task has no other to be in another zone. */
function downWithZone({ zone, down }: ZoneLoss, { services, network }: Plan, where: Where): Finding[] {
    return services
        .filter(({ name, scaling }) => down.includes(name) && scaling.desired >= 2)
        .map(({ name, scaling, placement }) =>
            finding(
                where("services", name, "placement"),
                `puts all ${scaling.desired} tasks into ${zone}, so that the service is down when this zone is lost`,
                placement.strategies[0]?.field === "attribute:ecs.availability-zone" &&
                    placement.constraints.length === 0
                    ? `write capacity.min: ${network.zones.length}, so that each zone has an instance when the tasks start`
                    : "write az-balanced-spread or az-balanced-binpack, which spread tasks over zones, without a constraint to one",
            ),
        );
}

function withoutPlace({ zone, homeless }: ZoneLoss, { capacity }: Plan, where: Where): Finding[] {
    if (homeless.length === 0) return [];
    const tasks = homeless.map(({ service, tasks: count }) => `${count} of ${service}`).join(", ");
    const reason = `(${capacity.max}) leaves no place for all tasks when the zone ${zone} is lost: missing are ${tasks}`;
    return [finding(where("capacity", "max"), reason, "raise it, so that the other zones can take the tasks")];
}

const check: Check = ({ plan, where }) => {
    if (plan?.class !== "production") return [];
    // Tasks that find no place with all zones are told of by capacity/desired-fits.
    const losses = plan.fit.zoneLosses;
    const worst = [...losses].sort((a, b) => b.homeless.length - a.homeless.length)[0];
    const homeless =
        worst === undefined || plan.fit.atDesired.unplaced.length > 0 ? [] : withoutPlace(worst, plan, where);
    return [...losses.flatMap((loss) => downWithZone(loss, plan, where)), ...homeless];
};

/** The rule `capacity/zone-loss`. */
export const capacityZoneLoss: Rule = {
    id: "capacity/zone-loss",
    severity: "warning",
    what: "In production, no service of two or more tasks on EC2 has all of them in one zone, and the other zones can take the tasks of a zone that is lost.",
    why: "A zone that fails takes its tasks with it: a service without tasks elsewhere is down, and tasks without a place stay away until the zone is back.",
    remedy: "Spread tasks over zones, and leave the group room to grow.",
    source: "Follows from Amazon ECS task placement strategies, ECS developer guide; docs/capacity.md says how it is simulated.",
    check,
};
