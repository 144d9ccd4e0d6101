import { imageReference, shortDigest } from "../../model/operations/image-reference";
import { rollbackTarget } from "../../model/operations/rollback-target";
import { revisionOf } from "../../model/operations/service-state";
import { listed } from "../../model/words";
import { AwsError } from "../../program/aws-error";
import { findCluster, findService, type LiveService } from "../aws/cluster";
import { deployAndFollow } from "../aws/follow-deployment";
import type { LiveStack } from "../aws/live-stack";
import { describeRevision, succeededRevisions, unpinned, usable, type Revision } from "../aws/revisions";
import { movingDeployment } from "../aws/service-deployments";
import { confirm } from "../confirm";
import { UsageError } from "../usage-error";
import { indented } from "../wrap";
import { outcomeText } from "./outcome-text";
import type { RollbackArgs } from "./rollback-args";
import { stopMoving } from "./stop-moving";
import { whatPulumiDoes } from "./what-pulumi-does";

/** `shop-dev-web:6 (1.6.0 sha256:0123456789ab)`. */
function revisionText({ name, definition, digests }: Revision, service: string): string {
    const containers = definition.containerDefinitions ?? [];
    const own = containers.find((container) => container.name === service) ?? containers[0];
    const { tag, digest = digests[own?.name ?? ""] } = imageReference(own?.image ?? "");
    const image = [tag, digest === undefined ? undefined : shortDigest(digest)].filter((part) => part !== undefined);
    return image.length === 0 ? name : `${name} (${image.join(" ")})`;
}

/** @throws UsageError if there is no such revision */
async function revisionNumbered(
    stack: LiveStack,
    { name }: LiveService,
    current: Revision,
    to: number,
): Promise<Revision> {
    const family = current.definition.family ?? "";
    if (to === revisionOf(current.taskDefinition)) throw new UsageError(`--to: ${name} runs revision ${to} already`);
    try {
        return await describeRevision(stack, `${family}:${to}`);
    } catch (error) {
        // AWS's name for it is one that it has for much else.
        if (error instanceof Error && error.name === "ClientException")
            throw new UsageError(`--to: ${family} has no revision ${to}`, { cause: error });
        throw error;
    }
}

/** Puts a service back to an earlier revision, and waits for it. */
export async function rollback(stack: LiveStack, name: string, args: RollbackArgs): Promise<void> {
    const { context } = stack;
    const { colours, columns } = context;
    const cluster = await findCluster(stack);
    const service = await findService(stack, cluster, name);
    const moving = await movingDeployment(stack, service);
    if (moving !== undefined) return stopMoving(stack, { cluster, service, deployment: moving }, args);
    const current = await describeRevision(stack, service.taskDefinition ?? "");
    const target =
        args.to === undefined
            ? rollbackTarget(current, await succeededRevisions(stack, cluster, service))
            : await revisionNumbered(stack, service, current, args.to);
    if (target === undefined)
        throw new AwsError(
            `${name} has no deployment before this one that succeeded within 90 days, which is as far as AWS remembers; name a revision of ${current.definition.family ?? "its task definition"}: --to <revision>`,
        );
    const loose = unpinned(target);
    context.tell(`${name}: ${revisionText(current, name)} → ${revisionText(target, name)}`);
    if (loose.length > 0)
        context.tell(
            colours.yellow(
                indented(
                    `warning: the image of ${listed(loose)} is named by a tag alone: what runs is what the registry has under it now`,
                    0,
                    columns,
                ),
            ),
        );
    if (!args.confirmed && !(await confirm(`Deploy it to ${stack.stack}?`))) {
        context.tell("Nothing was changed.");
        return context.fail();
    }
    const taskDefinition = await usable(stack, target);
    const followed = await deployAndFollow(
        stack,
        { taskDefinition, forceNewDeployment: true },
        { cluster, service, timeoutSeconds: args.timeoutSeconds },
    );
    const succeeded = followed.state === "succeeded";
    if (!succeeded) context.fail();
    if (context.json)
        return context.printJson({
            service: name,
            from: current.taskDefinition,
            to: target.taskDefinition,
            ...(taskDefinition !== target.taskDefinition && { registeredAs: taskDefinition }),
            ...followed,
        });
    const runs = `${name} runs ${revisionText(target, name)}${taskDefinition === target.taskDefinition ? "" : `, registered again as revision ${revisionOf(taskDefinition) ?? "?"}`}`;
    context.print(outcomeText(succeeded ? runs : `${name}: ${followed.text}`, followed, context));
    if (succeeded) context.print(`\n${indented(whatPulumiDoes(stack, name), 0, columns)}`);
}
