import type { ContainerHealthCheckPlan } from "../plan/container";
import type { SidecarPlan } from "../plan/sidecar";
import { containerOptionTellers } from "./container-facts";
import { factsOf, nothing, optional, under, type Facts, type Tellers } from "./facts";
import { inBytesText, inCpuText, inSecondsText } from "./values";

const containerHealthCheck: Tellers<ContainerHealthCheckPlan> = {
    command: ({ command }) => ({ command: command.join(" ") }),
    intervalSeconds: ({ intervalSeconds }) => ({ interval: inSecondsText(intervalSeconds) }),
    timeoutSeconds: ({ timeoutSeconds }) => ({ timeout: inSecondsText(timeoutSeconds) }),
    retries: ({ retries }) => ({ retries: String(retries) }),
    startPeriodSeconds: ({ startPeriodSeconds }) => ({ startup: inSecondsText(startPeriodSeconds) }),
};

const sidecar: Tellers<SidecarPlan> = {
    name: nothing, // in the path
    image: ({ image }) => ({ image }),
    repositoryArn: nothing, // follows from the image
    cpuUnits: ({ cpuUnits }) => optional("cpu", cpuUnits, inCpuText),
    memoryMiB: ({ memoryMiB }) => ({ memory: inBytesText(memoryMiB) }),
    port: ({ port }) => optional("port", port, String),
    essential: ({ essential }) => ({ essential: String(essential) }),
    command: ({ command }) => optional("command", command, (words) => words.join(" ")),
    environment: ({ environment }) => under("environment", environment),
    secrets: ({ secrets }) => under("secrets", secrets),
    user: ({ user }) => optional("user", user, String),
    ...containerOptionTellers,
    readonlyRootFilesystem: (of) => ({ readonlyRootFilesystem: String(of.readonlyRootFilesystem) }),
    healthCheck: ({ healthCheck }) =>
        healthCheck === undefined ? {} : under("health", factsOf(containerHealthCheck, healthCheck, undefined)),
    dependsOn: ({ dependsOn }) => under("dependsOn", dependsOn),
};

/** What holds for a sidecar, by the options of its configuration. */
export const sidecarFacts = (of: SidecarPlan): Facts => factsOf(sidecar, of, undefined);
