import * as pulumi from "@pulumi/pulumi";
import { AwsClients } from "../../../program/aws-clients";
import { providerSettings } from "../../provider-settings";
import { failureText, isElsewhere, type Outcome, type Wanted } from "./outcome";
import { readOutcome } from "./read-outcome";

/** What {@link outcomeHooks} takes. */
export interface OutcomeHooksArgs {
    readonly region: string;
    readonly logGroup: string;
}

/** An update must not hang on what is only asked to explain its end. */
const patience = { maxAttempts: 2, requestHandler: { connectionTimeout: 3000, requestTimeout: 5000 } };

type Properties = Readonly<Record<string, unknown>> | undefined;

const text = (properties: Properties, key: string): string => {
    const value = properties?.[key];
    return typeof value === "string" ? value : "";
};

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Lets an update fail, and say why, where ECS did not come to run what was asked for. The provider reports success where
 * ECS rolled a deployment back, or fails with a sentence that names no cause (pulumi/pulumi-aws#4487). So ECS itself is
 * asked, with the SDK: which task definition the service runs, and why tasks of the one asked for have stopped.
 */
export function outcomeHooks(name: string, { region, logGroup }: OutcomeHooksArgs): pulumi.ResourceHookBinding {
    const aws = new AwsClients(providerSettings(region), patience);
    const look = async (service: string, inputs: Properties) => {
        const wanted: Wanted = { service: name, taskDefinition: text(inputs, "taskDefinition"), logGroup };
        const outcome = await readOutcome(aws.ecs, {
            cluster: text(inputs, "cluster"),
            service,
            taskDefinition: wanted.taskDefinition,
        });
        return { wanted, outcome };
    };
    const deployed = new pulumi.ResourceHook(`${name}-deployed`, async ({ id, newInputs, newOutputs }) => {
        const { wanted, outcome } = await look(id, newInputs).catch((error: unknown) => {
            // Who may deploy may not be allowed to ask. What the provider read is known all the same.
            const read: Outcome = {
                running: text(newOutputs, "taskDefinition"),
                failed: false,
                says: `what ECS says of it could not be read: ${reason(error)}`,
                stopped: [],
                events: [],
            };
            const asked: Wanted = { service: name, taskDefinition: text(newInputs, "taskDefinition"), logGroup };
            return { wanted: asked, outcome: read };
        });
        if (isElsewhere(outcome, wanted)) throw new Error(failureText(wanted, outcome));
    });
    const failed = new pulumi.ErrorHook(`${name}-failed`, async ({ urn, id, newInputs, failedOperation }) => {
        if (failedOperation === "delete") return false;
        const told = await look(id === "" ? text(newInputs, "name") : id, newInputs).then(
            ({ wanted, outcome }) => failureText(wanted, outcome),
            (error: unknown) => `service ${name}: why could not be read: ${reason(error)}`,
        );
        // The engine keeps what such a hook throws to itself, and the provider's own error lets the update fail.
        await pulumi.log.error(told, new pulumi.DependencyResource(urn));
        return false;
    });
    return { afterCreate: [deployed], afterUpdate: [deployed], onError: [failed] };
}
