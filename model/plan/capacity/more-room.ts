import { instanceType } from "../../aws/instance-types";
import type { CapacityPlan } from "./capacity";
import type { NoPlace } from "./fit";

/**
 * What to write so that tasks find a place.
 * @param needed the smallest maximum of the group that is enough, or undefined where no number of instances is
 */
export function moreRoom(capacity: CapacityPlan, needed: number | undefined, { lacking }: NoPlace): string {
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

function moreInterfaces(type: string | undefined, { trunking, instanceTypes }: CapacityPlan): string {
    const trunked = instanceTypes.filter((name) => (instanceType(name)?.trunkedTasks ?? 0) > 0);
    if (trunking === "off" && trunked.length === instanceTypes.length)
        return `set capacity.trunking, with which ${type} takes ${instanceType(type ?? "")?.trunkedTasks} tasks`;
    return trunking === "off"
        ? `take types that trunking gives more network interfaces, such as ${exampleThatTrunks}, and set capacity.trunking`
        : "take larger instance types";
}
