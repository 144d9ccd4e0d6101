import assert from "node:assert/strict";
import { formatProblem } from "../../../model/problem";
import { decideFixture, withService, withStack } from "../../support/fixtures";
import { refuses } from "../../support/refuse";

const envoy = { image: "envoy:1.30.1", memory: "64 MiB" };
const file = "services/order/service.ts";

/** A test of the order service with these sidecars, and what else. */
const order = (what: string, sidecars: object, line: string, patch: Readonly<Record<string, unknown>> = {}) =>
    refuses(what, withService("order", { sidecars, ...patch }), `${file}: ${line}`);

describe("model: the containers of a task", () => {
    order(
        "a name that no container can have",
        { "log.router": envoy },
        'sidecars.log.router: "log.router" is not a container\'s name; use up to 255 letters, digits, hyphens and underscores [containers/name]',
    );
    order(
        "the name of the service's own container",
        { order: envoy },
        'sidecars.order: "order" is the name of the service\'s own container; choose another name [containers/name]',
    );
    order(
        "a name that ECS uses",
        { "ecs-service-connect-a": envoy },
        'sidecars.ecs-service-connect-a: "ecs-service-connect-a" begins as the names of the containers that ECS adds itself; choose another name [containers/name]',
    );
    order(
        "eleven containers",
        Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`s${n}`, { ...envoy, memory: "16 MiB" }])),
        "sidecars: has 10 sidecars, which makes 11 containers with the service's own, and a task has at most 10; remove some, or make a service of them [containers/count]",
    );
    order(
        "two containers on one port",
        { envoy: { ...envoy, port: 8080 } },
        'sidecars.envoy.port: "order" and "envoy" both listen on 8080, and the containers of a task share one network interface; give each its own port [containers/port]',
    );
    order(
        "sidecars that leave no memory",
        { envoy: { ...envoy, memory: "512 MiB" } },
        "memory: the sidecars take 512 MiB of the task's 512 MiB, which leaves the service's own container less than 6 MiB; raise memory, which is that of the whole task, or lower that of the sidecars [containers/size]",
    );
    order(
        "sidecars with more CPU than the task",
        { envoy: { ...envoy, cpu: "0.5 vCPU" } },
        "cpu: the sidecars reserve 0.5 vCPU, and the task has 0.25 vCPU; raise cpu, which is that of the whole task, or lower that of the sidecars [containers/size]",
    );
    order(
        "a sidecar with less memory than Docker gives",
        { envoy: { ...envoy, memory: "4 MiB" } },
        'sidecars.envoy.memory: must be a whole number of MiB, at least 6, got "4 MiB"; write for example "64 MiB" [containers/size]',
    );
    order(
        "a sidecar with no CPU",
        { envoy: { ...envoy, cpu: "0 vCPU" } },
        'sidecars.envoy.cpu: must be above 0 in steps of 1/1024 vCPU, got "0 vCPU"; write for example "0.125 vCPU", or remove it [containers/size]',
    );
    order(
        "a health check that is made too rarely",
        { envoy: { ...envoy, health: { command: ["CMD", "true"], interval: "10 min" } } },
        'sidecars.envoy.health.interval: must be from 5 s to 300 s, got "10 min"; write "300 s" [containers/health]',
    );
    it("refuses a sidecar's moving tag in production", () => {
        const sources = withService(
            "order",
            { sidecars: { envoy: { ...envoy, image: "envoy:latest" } } },
            withStack("environment.class", "production"),
        );
        const errors = decideFixture(sources).problems.filter(({ severity }) => severity === "error");
        assert.deepEqual(errors.map(formatProblem), [
            `${file}: sidecars.envoy.image: image "envoy:latest" has a tag that moves; pin a version or a digest in production [containers/mutable-image]`,
        ]);
    });
});

describe("model: containers that wait for one another", () => {
    const waits = (other: string, condition: string) => ({ dependsOn: { [other]: condition } });
    order(
        "a container that there is not",
        { envoy },
        'dependsOn.envoi: the task has no container "envoi"; did you mean "envoy"? [containers/depends-on]',
        waits("envoi", "START"),
    );
    order(
        "a container that waits for itself",
        { envoy: { ...envoy, ...waits("envoy", "START") } },
        'sidecars.envoy.dependsOn.envoy: "envoy" waits for itself; remove it [containers/depends-on]',
    );
    order(
        "a circle",
        { envoy: { ...envoy, ...waits("order", "START") } },
        "sidecars.envoy.dependsOn.order: containers wait for one another in a circle: envoy → order → envoy; let one of them start without waiting [containers/cycle]",
        waits("envoy", "START"),
    );
    order(
        "an essential container that is to end",
        { init: envoy },
        'dependsOn.init: waits for "init" to end (SUCCESS), and the task ends with it, for it is essential; write sidecars.init.essential: false, or wait for START or HEALTHY [containers/condition]',
        waits("init", "SUCCESS"),
    );
    order(
        "a service that is to end",
        { envoy: { ...envoy, ...waits("order", "COMPLETE") } },
        'sidecars.envoy.dependsOn.order: waits for "order" to end (COMPLETE), and the task ends with it, for it is essential; write START or HEALTHY [containers/condition]',
    );
    order(
        "the health of a container without a health check",
        { envoy },
        'dependsOn.envoy: waits for "envoy" to be HEALTHY, and it has no health check of its own; write sidecars.envoy.health, or wait for START [containers/condition]',
        waits("envoy", "HEALTHY"),
    );
    order(
        "a condition that there is not",
        { envoy },
        'dependsOn.envoy: must be one of START, HEALTHY, COMPLETE, SUCCESS, got "READY"; known are START, HEALTHY, COMPLETE, SUCCESS [schema]',
        waits("envoy", "READY"),
    );
});
