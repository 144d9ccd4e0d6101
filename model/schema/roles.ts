import { z } from "zod";

const roleArn = z
    .string()
    .regex(
        /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/,
        "is not the ARN of a role; write for example arn:aws:iam::123456789012:role/order-task",
    );

/** The option `roles` of a service: IAM roles that are already there. */
export const rolesSchema = z.strictObject({
    task: roleArn
        .optional()
        .describe(
            "The role that the service's code runs as. It is not changed: what the service's links need is not added to it. @default - one is made, with the rights that the links need",
        ),
    execution: roleArn
        .optional()
        .describe(
            "The role that ECS starts the tasks with: it must be able to pull the images, write the logs and read the secrets. It is not changed. @default - one is made, with just these rights",
        ),
});

/** The option `roles`, checked. */
export type RolesSpec = z.output<typeof rolesSchema>;
