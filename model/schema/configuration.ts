import { z } from "zod";
import { alertsSchema } from "./alerts";
import { apiGatewaySchema } from "./api-gateway";
import { capacityProvidersSchema, capacitySchema } from "./capacity";
import { costSchema } from "./cost";
import { discoverySchema } from "./discovery";
import { environmentSchema } from "./environment";
import { existingSchema } from "./existing";
import { functionSchema } from "./function";
import { imagesSchema } from "./images";
import { loadBalancerSchema, loadBalancersSchema } from "./load-balancer";
import { networkSchema } from "./network";
import { observabilitySchema } from "./observability";
import { serviceSchema } from "./service";

/** Everything that is configured: the sections of a stack file, and the services. */
export const configurationSchema = z.strictObject({
    environment: environmentSchema.describe("What the environment is for, and what holds for all of it."),
    network: networkSchema.prefault({}).describe("The VPC, its zones and its way to the internet."),
    capacity: capacitySchema
        .optional()
        .describe(
            "The EC2 instances that tasks run on unless their service names others. @default - none: no service runs on them",
        ),
    capacityProviders: capacityProvidersSchema
        .default({})
        .describe(
            "Further groups of EC2 instances, or instances that ECS manages, by the name that services choose one by. @default none",
        ),
    images: imagesSchema.prefault({}).describe("How images are built and kept."),
    loadBalancer: loadBalancerSchema.prefault({}).describe("The Application Load Balancer before all services."),
    loadBalancers: loadBalancersSchema
        .default({})
        .describe("Further load balancers, by the name that services choose one by. @default none"),
    apiGateway: apiGatewaySchema
        .optional()
        .describe("An HTTP API of API Gateway before a load balancer, as another front door. @default - none"),
    discovery: discoverySchema.prefault({}).describe("How services find one another."),
    existing: existingSchema
        .prefault({})
        .describe("Databases and event buses that are already there, for services to be linked to."),
    alerts: alertsSchema
        .optional()
        .describe("Who is told when something is wrong; the services' alarms come with it. @default - no alarms"),
    observability: observabilitySchema.prefault({}).describe("What shows how the environment is."),
    cost: costSchema.prefault({}).describe("What the cost estimate takes for granted; it changes no resource."),
    services: z
        .record(z.string(), serviceSchema)
        .describe("What differs from the services' own service.ts files in this environment, by service."),
    functions: z
        .record(z.string(), functionSchema)
        .default({})
        .describe("What differs from the functions' own function.ts files in this environment, by function."),
});

/** The names of the configuration's sections. */
export const sections = Object.keys(configurationSchema.shape) as readonly (keyof typeof configurationSchema.shape)[];

/** Everything that is configured, checked and with its defaults. */
export type Configuration = z.output<typeof configurationSchema>;
