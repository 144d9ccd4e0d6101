import { jobRoomSentences } from "../../model/plan/capacity/job-room";
import type {
    CapacityFit,
    Fleet,
    InstanceResources,
    PlacedInstance,
    ServiceTasks,
    ZoneLoss,
} from "../../model/plan/capacity/fit";
import { groupNamed } from "../../model/plan/capacity/capacity";
import { defaultGroup, type GroupPlan } from "../../model/plan/capacity/group";
import { warmPoolText } from "../../model/plan/capacity/warm-pool";
import type { Plan } from "../../model/plan/plan";
import { counted, decimal, memory, memoryOf, percent, processors, processorsOf, share } from "../amounts";
import { markup, type Content, type Markup } from "../markup";
import { providerName } from "../names";
import { facts, sentences, type Section } from "../section";
import { fill, swatch } from "../series";
import { table } from "../table";

/** The levels of tasks, and what the page calls them. */
const levels = [
    { level: "min", title: "at min", fleet: ({ atMin }: CapacityFit) => atMin },
    { level: "desired", title: "at desired", fleet: ({ atDesired }: CapacityFit) => atDesired },
    { level: "max", title: "at max", fleet: ({ atMax }: CapacityFit) => atMax },
] as const;

const tasksText = (tasks: readonly ServiceTasks[]): string =>
    tasks.map(({ service, tasks: number }) => `${decimal(number)} × ${service}`).join(", ") || "none";

/** What a task of each service reserves, and the service's look. */
type Sizes = ReadonlyMap<string, InstanceResources & { readonly index: number }>;

/** A bar of what an instance offers, in which each service's part has the service's look. */
function bar(instance: PlacedInstance, sizes: Sizes, of: keyof InstanceResources): Markup {
    const offered = instance.offered[of] ?? 0;
    let start = 0;
    const parts = instance.tasks.map(({ service, tasks }) => {
        const size = sizes.get(service);
        const reserved = tasks * (size?.[of] ?? 0);
        const part = markup`<rect x="${share(start, offered)}%" width="${share(reserved, offered)}%" ${fill(size?.index ?? 0)}/>`;
        start += reserved;
        return part;
    });
    return markup`<svg class="stack" aria-hidden="true">${parts}</svg>`;
}

const usage = (name: string, drawn: Markup, text: string): Markup =>
    markup`<div class="usage"><span class="label">${name}</span>${drawn}<span class="number">${text}</span></div>`;

function drawInstance(instance: PlacedInstance, number: number, sizes: Sizes): Markup {
    const { instanceType, zone, offered, reserved, tasks } = instance;
    const names = tasks.map(({ service, tasks: count }) => [
        markup`<span class="with-swatch">${swatch(sizes.get(service)?.index ?? 0)}${service}${count > 1 && ` × ${decimal(count)}`}</span>`,
        " ",
    ]);
    return markup`
        <li class="instance">
            <h4>${number}. ${instanceType} <span class="note">${zone}</span></h4>
            ${usage("Memory", bar(instance, sizes, "memoryMiB"), memoryOf(reserved.memoryMiB, offered.memoryMiB))}
            ${usage("CPU", bar(instance, sizes, "cpuUnits"), processorsOf(reserved.cpuUnits, offered.cpuUnits))}
            ${offered.gpus !== undefined && usage("GPUs", bar(instance, sizes, "gpus"), `${decimal(reserved.gpus ?? 0)} of ${decimal(offered.gpus)}`)}
            ${usage("Interfaces", bar(instance, sizes, "interfaces"), `${decimal(reserved.interfaces)} of ${decimal(offered.interfaces)}`)}
            <p class="tasks">${names.length > 0 ? names : "no tasks"}</p>
        </li>`;
}

function drawFleet(fleet: Fleet, level: string, title: string, sizes: Sizes): Markup {
    const { instances, instancesWithHeadroom, unplaced, noPlace, unused } = fleet;
    const without =
        unplaced.length > 0 &&
        markup`
        <p class="problem error"><strong class="severity">No place</strong> for ${tasksText(unplaced)}${noPlace && `; ${noPlace.service}: ${noPlace.reason}`}</p>`;
    return markup`
        <div class="fleet" data-level="${level}">
            ${facts([
                ["Instances with tasks", decimal(instances.length)],
                ["With headroom", decimal(instancesWithHeadroom)],
                ["Unused CPU", percent(unused.cpuPercent)],
                ["Unused memory", percent(unused.memoryPercent)],
            ])}
            ${without}
            ${
                instances.length === 0
                    ? markup`<p class="none">No instances ${title}.</p>`
                    : markup`<ol class="instances">${instances.map((instance, index) => drawInstance(instance, index + 1, sizes))}</ol>`
            }
        </div>`;
}

const zoneLosses = (losses: readonly ZoneLoss[]): Content =>
    losses.length > 0 &&
    markup`
        <h3>When a zone is lost, at desired</h3>
        ${table({
            caption: "When a zone is lost",
            columns: [
                { heading: "Zone", cell: ({ zone }) => zone },
                { heading: "Tasks lost", cell: ({ lost }) => tasksText(lost) },
                { heading: "Wait for an instance", cell: ({ waiting }) => tasksText(waiting) },
                { heading: "Find no place", cell: ({ homeless }) => tasksText(homeless) },
                {
                    heading: "Services down",
                    cell: ({ down }) =>
                        down.length === 0 ? "none" : markup`<strong class="error-text">${down.join(", ")}</strong>`,
                },
            ],
            rows: losses,
        })}`;

/** How the tasks fit on the instances of one group, with a switch between the levels. */
function drawGroup(fit: CapacityFit, { key, min, max, warmPool, managed }: GroupPlan, sizes: Sizes): Markup {
    const { firstToFail, tooSmallTypes, instanceType, offered } = fit;
    return markup`
        ${facts([
            ["Instance type", instanceType],
            [
                "Offers to tasks",
                `${processors(offered.cpuUnits)}, ${memory(offered.memoryMiB)}, ${offered.gpus !== undefined ? `${counted(offered.gpus, "GPU")}, ` : ""}${counted(offered.interfaces, "interface")}`,
            ],
            [
                "Group",
                managed === true
                    ? "ECS manages the instances, and starts as many as the tasks need"
                    : `${decimal(min)} to ${counted(max, "instance")}`,
            ],
            ["Warm pool", warmPool && warmPoolText(warmPool)],
            [
                "First to find no place",
                firstToFail ? `${firstToFail.service}: ${firstToFail.reason}` : "none: all fit at max",
            ],
            ["Types that are too small", tooSmallTypes.join(", ")],
            ["Jobs", jobRoomSentences(fit.jobs).join(" ")],
        ])}
        <div class="levels">
            <fieldset class="switch">
                <legend>Tasks</legend>
                ${levels.map(
                    ({ level, title }) =>
                        markup`<label><input type="radio" name="${switchName(key)}" value="${level}"${level === "desired" && markup` checked`}> ${title}</label>`,
                )}
            </fieldset>
            ${levels.map(({ level, title, fleet }) => drawFleet(fleet(fit), level, title, sizes))}
        </div>
        ${zoneLosses(fit.zoneLosses)}
        ${sentences("Taken for granted", fit.assumptions)}`;
}

/** Each group has a switch of its own. */
const switchName = (key: string): string => (key === defaultGroup ? "level" : `level-${key}`);

/** How the tasks fit on the instances, group by group, and what the loss of a zone means. */
export function capacitySection({ fits, capacity, services }: Plan): Section {
    const sizes: Sizes = new Map(
        services.map((service, index) => [service.name, { ...service, interfaces: 1, index }]),
    );
    const drawn = fits.flatMap((fit) => {
        const group = groupNamed(capacity, fit.group);
        if (group === undefined) return [];
        const heading = fits.length > 1 && markup`<h3>${providerName(group.key)}</h3>`;
        return [markup`${heading}${drawGroup(fit, group, sizes)}`];
    });
    return {
        id: "capacity",
        title: "Capacity",
        content: drawn.length > 0 ? drawn : markup`<p class="none">No task runs on EC2.</p>`,
    };
}
