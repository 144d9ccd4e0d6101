import { groupNamed } from "../../model/plan/capacity/capacity";
import type { CapacityFit, Fleet, ServiceTasks, ZoneLoss } from "../../model/plan/capacity/fit";
import { defaultGroup, type GroupPlan } from "../../model/plan/capacity/group";
import type { Plan } from "../../model/plan/plan";
import type { Context } from "../context";
import { mebibytes, vCpu } from "../figures";
import { table } from "../table";
import { jobRoomSentences } from "../../model/plan/capacity/job-room";
import { warmPoolText } from "../../model/plan/capacity/warm-pool";
import { counted, listed } from "../../model/words";
import { indented } from "../wrap";

const tasks = (of: readonly ServiceTasks[]): string =>
    of.map(({ service, tasks: count }) => `${service} ${count}`).join(", ");

const total = (of: readonly ServiceTasks[]): number => of.reduce((sum, { tasks: count }) => sum + count, 0);

function fleetRow(name: string, { instances, instancesWithHeadroom, unplaced, unused }: Fleet): string[] {
    const placed = instances.reduce((sum, instance) => sum + total(instance.tasks), 0);
    return [
        name,
        String(placed),
        String(instances.length),
        String(instancesWithHeadroom),
        `${Math.round(unused.cpuPercent)} % CPU\n${Math.round(unused.memoryPercent)} % memory`,
        unplaced.length === 0 ? "all fit" : `no place for ${tasks(unplaced)}`,
    ];
}

function zoneLoss({ zone, lost, waiting, homeless, down }: ZoneLoss): string {
    const effects = [
        ...(waiting.length > 0 ? [`wait for new instances: ${tasks(waiting)}`] : []),
        ...(homeless.length > 0 ? [`find no place even then: ${tasks(homeless)}`] : []),
        ...(down.length > 0 ? [`no task left: ${listed(down)}`] : []),
    ];
    const rest = effects.length === 0 ? "the other zones take all of them at once" : effects.join("; ");
    const ended = total(lost);
    return `Without ${zone}: ${counted(ended, "task")} ${ended === 1 ? "ends" : "end"}; ${rest}.`;
}

const rangeText = ({ managed, min, max }: GroupPlan): string =>
    managed === true ? "ECS starts as many as the tasks need." : `The group has ${min} to ${max}.`;

/** Whether the tasks fit on the instances of one group, what fails first and what is lost with a zone. */
function groupText(fit: CapacityFit, group: GroupPlan, context: Context): string {
    if (fit.atMax.instances.length === 0 && fit.atMax.unplaced.length === 0)
        return [
            `No task runs on EC2. The group keeps ${counted(group.min, "instance")}.`,
            ...jobRoomSentences(fit.jobs),
        ]
            .map((sentence) => indented(sentence, 2, context.columns))
            .join("\n");
    const { offered, firstToFail, tooSmallTypes } = fit;
    const columns = [
        { head: "" },
        { head: "tasks", align: "right" },
        { head: "instances", align: "right" },
        { head: "with headroom", align: "right" },
        { head: "unused" },
        { head: "place" },
    ] as const;
    const notes = [
        `Each ${fit.instanceType} offers ${vCpu(offered.cpuUnits)}, ${mebibytes(offered.memoryMiB)}${offered.gpus === undefined ? "" : `, ${counted(offered.gpus, "GPU")}`} and ${counted(offered.interfaces, "task interface")}. ${rangeText(group)}`,
        ...(group.warmPool ? [`Warm pool: ${warmPoolText(group.warmPool)}.`] : []),
        firstToFail === undefined
            ? "Every service can grow to its maximum."
            : `First to find no place on the way to the maximum: ${firstToFail.service}, because ${firstToFail.reason}.`,
        ...fit.zoneLosses.map(zoneLoss),
        ...(tooSmallTypes.length > 0
            ? [`If the group had to take only these, the desired tasks would not fit: ${listed(tooSmallTypes)}.`]
            : []),
        ...jobRoomSentences(fit.jobs),
        ...fit.assumptions.map((assumption) => `Assumed: ${assumption}`),
    ];
    const rows = [fleetRow("min", fit.atMin), fleetRow("desired", fit.atDesired), fleetRow("max", fit.atMax)];
    return [table(columns, rows, context), ...notes.map((note) => indented(note, 2, context.columns))].join("\n");
}

/** Whether the tasks fit on the instances, group by group. */
export function fitText({ fits, capacity }: Plan, context: Context): string {
    const texts = fits.flatMap((fit) => {
        const group = groupNamed(capacity, fit.group);
        if (group === undefined) return [];
        const text = groupText(fit, group, context);
        // The group of the section `capacity` needs no name where it is the only one.
        return fits.length === 1 && group.key === defaultGroup
            ? [text]
            : [`  ${context.colours.bold(group.key)}\n${text}`];
    });
    return texts.length === 0 ? indented("No task runs on EC2.", 2, context.columns) : texts.join("\n\n");
}
