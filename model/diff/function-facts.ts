import type { FunctionBatchPlan, FunctionCode, FunctionPlan } from "../plan/function";
import type { FunctionSchedulePlan } from "../plan/function-schedule";
import type { Plan } from "../plan/plan";
import { serviceAlarmFacts } from "./alarm-facts";
import { factsOf, nothing, optional, optionalList, under, type Facts, type Tellers } from "./facts";
import { permissionFacts } from "./permission-facts";
import { queueFacts } from "./queue-facts";
import { subscriptionFacts } from "./subscription-facts";
import { tableFacts } from "./table-facts";
import { tagFacts } from "./tag-facts";
import { inBytesText, inDaysText, inSecondsText } from "./values";

const code: Tellers<FunctionCode> = {
    path: nothing, // where the code is put while it is uploaded
    hash: ({ hash }) => ({ code: hash }),
};

const batch: Tellers<FunctionBatchPlan> = {
    size: ({ size }) => ({ "batch.size": String(size) }),
    windowSeconds: ({ windowSeconds }) => ({ "batch.window": inSecondsText(windowSeconds) }),
    maximumConcurrency: ({ maximumConcurrency }) => optional("maximumConcurrency", maximumConcurrency, String),
};

const schedule: Tellers<FunctionSchedulePlan> = {
    expression: ({ expression }) => ({ at: expression }),
    timezone: ({ timezone }) => ({ timezone }),
    input: ({ input }) => optional("input", input, String),
    attempts: ({ attempts }) => ({ attempts: String(attempts) }),
    retrySeconds: ({ retrySeconds }) => ({ retryFor: inSecondsText(retrySeconds) }),
    paused: ({ paused }) => ({ paused: String(paused) }),
};

/** What holds for the whole environment is told once, of the environment, and of a function only where it differs. */
const lambda: Tellers<FunctionPlan, Plan> = {
    name: nothing, // in the heading
    functionName: nothing, // named by the stack
    code: (of) => factsOf(code, of.code, undefined),
    file: ({ file }) => ({ "handler.file": file }),
    export: (of) => ({ "handler.export": of.export }),
    memoryMiB: ({ memoryMiB }) => ({ memory: inBytesText(memoryMiB) }),
    timeoutSeconds: ({ timeoutSeconds }) => ({ timeout: inSecondsText(timeoutSeconds) }),
    architecture: ({ architecture }) => ({ architecture }),
    publishes: ({ publishes }) => optionalList("publishes", publishes),
    topics: ({ topics }) =>
        Object.fromEntries(topics.map(({ event, variable }) => [`publishes.${event}`, `by topic, ${variable}`])),
    subscribes: ({ subscribes }) => subscriptionFacts(subscribes),
    queue: ({ queue }) => (queue === undefined ? {} : under("queue", queueFacts(queue))),
    eventDeadLetterName: nothing, // named by the stack
    batch: (of) => (of.queue === undefined ? {} : factsOf(batch, of.batch, undefined)),
    schedule: (of) => (of.schedule === undefined ? {} : under("schedule", factsOf(schedule, of.schedule, undefined))),
    scheduleDeadLetterName: nothing, // named by the stack
    reservedConcurrency: (of) => optional("reservedConcurrency", of.reservedConcurrency, String),
    table: ({ table }) => (table === undefined ? {} : under("table", tableFacts(table))),
    environment: ({ environment }) => under("environment", environment),
    secrets: ({ secrets }) => under("secrets", secrets),
    secretKeys: ({ secretKeys }) => optionalList("secretKeys", secretKeys),
    permissions: ({ permissions }) => under("permissions", permissionFacts(permissions)),
    tracing: ({ tracing }) => optional("tracing", tracing, String),
    logGroup: nothing, // named by the stack
    logRetentionDays: ({ logRetentionDays }, plan): Facts =>
        logRetentionDays === plan.cluster.logRetentionDays ? {} : { logRetention: inDaysText(logRetentionDays) },
    alarms: ({ alarms, name }) => (alarms === undefined ? {} : under("alarms", serviceAlarmFacts(alarms, name))),
    tags: ({ tags }, plan) => tagFacts(tags, plan.tags),
};

/** What holds for a function, by the options of its configuration. */
export const functionFacts = (of: FunctionPlan, plan: Plan): Facts => factsOf(lambda, of, plan);
