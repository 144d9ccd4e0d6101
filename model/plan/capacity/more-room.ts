import { instanceType } from "../../aws/instance-types";
import { written } from "../../written-path";
import { groupPath, type GroupPlan } from "./group";
import type { NoPlace } from "./fit";

/**
 * What to write so that tasks find a place.
 * @param needed the smallest maximum of the group that is enough, or undefined where no number of instances is
 */
export function moreRoom(capacity: GroupPlan, needed: number | undefined, { lacking }: NoPlace): string {
    const [type] = capacity.instanceTypes;
    const more = needed === undefined ? [] : [`write ${needed} or more`];
    return [
        ...more,
        lacking === "interfaces" ? moreInterfaces(type, capacity) : "take larger instance types",
        "run fewer tasks",
    ].join(", or ");
}

/** A type that takes more tasks with trunking, to name one where the configured types can't. */
const exampleThatTrunks = "m6i.large";

function moreInterfaces(type: string | undefined, { key, trunking, instanceTypes }: GroupPlan): string {
    const trunked = instanceTypes.filter((name) => (instanceType(name)?.trunkedTasks ?? 0) > 0);
    if (trunking === "off" && trunked.length === instanceTypes.length)
        return `set ${written(groupPath(key))}.trunking, with which ${type} takes ${instanceType(type ?? "")?.trunkedTasks} tasks`;
    return trunking === "off"
        ? `take types that trunking gives more network interfaces, such as ${exampleThatTrunks}, and set ${written(groupPath(key))}.trunking`
        : "take larger instance types";
}
