import { tasksPerCalledService, tasksPerService } from "../../aws/limits";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration }) => {
    const { min, max, schedule } = service.scaling;
    const ranges = [
        { path: at("scaling", max === undefined ? "min" : "max"), tasks: max ?? min },
        ...schedule.map((change, index) => {
            const key = change.max === undefined ? "min" : "max";
            return { path: at("scaling", "schedule", index, key), tasks: change.max ?? change.min ?? 0 };
        }),
    ];
    const caller = Object.values(configuration.services).find(({ calls }) => calls.includes(service.name));
    const most = caller === undefined ? tasksPerService : tasksPerCalledService;
    return ranges
        .filter(({ tasks }) => tasks > most)
        .map(({ path, tasks }) =>
            finding(
                path,
                `${tasks} tasks are more than the ${most} that a service ${caller === undefined ? "" : `which others call ("${caller.name}" does) `}has by default`,
                `write ${most} or less, or ask AWS to raise the quota first`,
            ),
        );
});

/** The rule `services/tasks`. */
export const servicesTasks: Rule = {
    id: "services/tasks",
    severity: "warning",
    what: "A service has at most 5,000 tasks, and at most 1,000 if other services call it.",
    why: "Above the quotas of ECS, and of Cloud Map for a service that others call, no further task starts. Quotas differ between accounts, so this only warns.",
    remedy: "Lower the number, split the service, or ask AWS to raise the quota first.",
    source: "Tasks per service, Amazon ECS service quotas, ECS developer guide; Instances per service, AWS Cloud Map endpoints and quotas, AWS general reference.",
    check,
};
