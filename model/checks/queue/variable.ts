import { queueVariable, senderVariable } from "../../plan/queue";
import { eachService, type Check, type Rule } from "../rule";
import { writtenVariable } from "../written-variable";

const check: Check = eachService((service, at) => {
    const given = [
        ...(service.queue === undefined ? [] : [{ variable: queueVariable, by: "queue" }]),
        ...[...new Set(service.sends)]
            .sort()
            .map((name) => ({ variable: senderVariable(name), by: `sends: [${name}]` })),
    ];
    return given.flatMap(({ variable, by }) =>
        writtenVariable(service, at, variable, `is the variable that ${by} sets`, `remove it, or remove ${by}`),
    );
});

/** The rule `queue/variable`. */
export const queueVariableRule: Rule = {
    id: "queue/variable",
    severity: "error",
    what: "A service with a queue does not itself write `QUEUE_URL`, nor one that sends to `mailer` `MAILER_QUEUE_URL`.",
    why: "Only one of the two values can reach the container, and ECS refuses a secret with the name of another variable.",
    remedy: "Remove the variable, which the queue sets.",
    source: "ContainerDefinition, ECS API reference: environment, secrets.",
    check,
};
