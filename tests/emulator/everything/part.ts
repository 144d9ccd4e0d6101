import type { Service, TaskDefinition } from "@aws-sdk/client-ecs";
import type { FunctionConfiguration, ServiceConfiguration } from "../../../model";
import type { Clients } from "../support/clients";
import type { Stack } from "../support/stack";

/** The environment that has everything, once it is up. */
export interface Everything {
    readonly aws: Clients;
    /** Where the emulated AWS answers. */
    readonly endpoint: string;
    readonly region: string;
    readonly stack: Stack;
    /** The folder of the project that the stack is of. */
    readonly folder: string;
    /** What the names of the environment's resources begin with, which is also the cluster's name. */
    readonly prefix: string;
    /** The ECS service of a service; throws where there is none. */
    serviceOf(name: string): Service;
    /** The task definition that a service runs. */
    taskOf(name: string): Promise<TaskDefinition>;
    /** The service's container in one of its running tasks, by its id. */
    containerOf(name: string): Promise<string>;
}

/** A Lambda function with its code. */
export interface PartFunction {
    readonly definition: FunctionConfiguration;
    /** The code of its `src/handler.ts`. */
    readonly handler: string;
}

/** A subject's share of the environment that has everything. */
export interface Part {
    /** The subject, as the test's title begins: `capacity`. */
    readonly title: string;
    /** Services of its own, whose names no other part has. */
    readonly services: readonly ServiceConfiguration[];
    /** Lambda functions of its own, whose names no other part has. @default none */
    readonly functions?: readonly PartFunction[];
    /** Sections of the stack file, by name: they are laid over those of the other parts. @default none */
    readonly sections?: Readonly<Record<string, unknown>>;
    /** Makes what the environment is to find there. What it returns is laid over `sections`. @default nothing */
    readonly prepare?: (aws: Clients) => Promise<Readonly<Record<string, unknown>>>;
    /** Declares the tests of what was created, read back with the AWS SDK. They must not change it. */
    readonly checks: (everything: Everything) => void;
    /** Declares tests of what is left once it is destroyed. @default none */
    readonly checksAfterwards?: (everything: Everything) => void;
}
