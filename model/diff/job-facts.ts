import type { JobPlan, JobSchedulePlan } from "../plan/job";
import { factsOf, nothing, under, type Facts, type Tellers } from "./facts";
import { inSecondsText } from "./values";

const schedule: Tellers<JobSchedulePlan> = {
    expression: ({ expression }) => ({ schedule: expression }),
    timezone: ({ timezone }) => ({ timezone }),
    retries: ({ retries }) => ({ retries: String(retries) }),
    retrySeconds: ({ retrySeconds }) => ({ retryFor: inSecondsText(retrySeconds) }),
    paused: ({ paused }) => ({ paused: String(paused) }),
};

const job: Tellers<JobPlan> = {
    name: nothing, // in the path
    command: ({ command }) => ({ command: command.join(" ") }),
    beforeDeployment: ({ beforeDeployment }): Facts => (beforeDeployment ? { before: "deployment" } : {}),
    schedule: (of) => (of.schedule === undefined ? {} : factsOf(schedule, of.schedule, undefined)),
    timeoutSeconds: ({ timeoutSeconds }) => ({ timeout: inSecondsText(timeoutSeconds) }),
};

/** What holds for the jobs of a service, by the options of its configuration. */
export const jobFacts = (jobs: readonly JobPlan[]): Facts =>
    Object.assign({}, ...jobs.map((each) => under(each.name, factsOf(job, each, undefined)))) as Facts;
