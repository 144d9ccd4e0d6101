import type { Plan } from "../../model/plan/plan";
import type { RolloutPlan } from "../../model/plan/rollout";
import type { ServicePlan } from "../../model/plan/service";
import { counted, decimal, duration, memory, processors } from "../amounts";
import { join, markup, type Content } from "../markup";
import { capacityName, sharesText } from "../names";
import type { Section } from "../section";
import { swatch } from "../series";
import { table } from "../table";
import { scalingReasons } from "./details";

function rolloutText(rollout: RolloutPlan | undefined): Content {
    if (rollout === undefined) return "not known";
    const { possible, obstacle, remedy, waves, seconds, extraInstances, lowest, highest } = rollout;
    if (!possible)
        return markup`<strong class="error-text">can’t finish</strong>: ${obstacle}${remedy !== undefined && `; ${remedy}`}`;
    if (waves === 0) return "no task runs";
    const extra = extraInstances > 0 ? `, ${counted(extraInstances, "more instance")}` : "";
    return markup`about ${duration(seconds)}<br><span class="note">${counted(waves, "wave")}, ${lowest} to ${counted(highest, "task")}${extra}</span>`;
}

function healthText({ exposure, containerHealthCheck }: ServicePlan): Content {
    if (exposure) {
        const { path, intervalSeconds, matcher, healthyThreshold } = exposure.healthCheck;
        return markup`<code>${path}</code> gives ${matcher}<br><span class="note">every ${duration(intervalSeconds)}, ${counted(healthyThreshold, "time")}</span>`;
    }
    return containerHealthCheck
        ? markup`its command succeeds<br><span class="note">every ${duration(containerHealthCheck.intervalSeconds)}</span>`
        : "the process runs";
}

/** Every service with its size, scaling, placement, update and health. */
export function servicesSection({ services, rollouts }: Plan): Section {
    const indexes = new Map(services.map(({ name }, index) => [name, index]));
    const updates = new Map(rollouts.map((rollout) => [rollout.service, rollout]));
    return {
        id: "services",
        title: "Services",
        content: table({
            caption: "Services",
            id: ({ name }) => `service-${name}`,
            columns: [
                {
                    heading: "Service",
                    cell: ({ name }) =>
                        markup`<span class="with-swatch">${swatch(indexes.get(name) ?? 0)}${name}</span>`,
                },
                { heading: "CPU", numeric: true, cell: ({ cpuUnits }) => processors(cpuUnits) },
                {
                    heading: "Memory",
                    numeric: true,
                    cell: ({ memoryMiB, gpus }) =>
                        markup`${memory(memoryMiB)}${gpus !== undefined && markup`<br><span class="note">${counted(gpus, "GPU")}</span>`}`,
                },
                { heading: "Min", numeric: true, cell: ({ scaling }) => decimal(scaling.min) },
                { heading: "Desired", numeric: true, cell: ({ scaling }) => decimal(scaling.desired) },
                { heading: "Max", numeric: true, cell: ({ scaling }) => decimal(scaling.max) },
                { heading: "Scaling", cell: (service) => join(scalingReasons(service), markup`<br>`) },
                {
                    heading: "Runs on",
                    cell: ({ capacity, compatibility, placement }) => {
                        const placed = compatibility === "EC2" ? placement.name : "";
                        const notes = [sharesText(capacity), placed].filter((note) => note !== "");
                        return markup`${capacityName(capacity)}${notes.map((note) => markup`<br><span class="note">${note}</span>`)}`;
                    },
                },
                { heading: "Rolling update", cell: ({ name }) => rolloutText(updates.get(name)) },
                { heading: "Healthy when", cell: healthText },
            ],
            rows: services,
        }),
    };
}
