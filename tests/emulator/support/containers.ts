import assert from "node:assert/strict";
import { DescribeTasksCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import type { Clients } from "./clients";
import { docker } from "./docker";

/** The container of a running task of a service that has the service's name. */
export async function containerOf({ ecs }: Clients, cluster: string, serviceName: string, name: string) {
    const { taskArns } = await ecs.send(new ListTasksCommand({ cluster, serviceName, desiredStatus: "RUNNING" }));
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
    const id = tasks[0]?.containers?.find((container) => container.name === name)?.runtimeId;
    assert.ok(id !== undefined, `${name} has no container`);
    return id;
}

/** The variables of a container, as Docker knows them. */
export async function variablesOf(container: string): Promise<ReadonlyMap<string, string>> {
    const written = JSON.parse(await docker("inspect", "--format", "{{json .Config.Env}}", container)) as string[];
    return new Map(written.map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)]));
}

/** What the code in a container of Node is answered at an address that one of its variables holds. */
export const askFrom = (container: string, variable: string): Promise<string> =>
    docker(
        ...["exec", container, "node", "-e"],
        `fetch(process.env.${variable} + "/called").then((answer) => answer.text()).then(console.log)`,
    );
