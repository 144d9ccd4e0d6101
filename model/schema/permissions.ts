import { z } from "zod";
import { show } from "./show";

/** An action of an AWS service. Source: IAM JSON policy elements: Action, IAM user guide. */
const actionSchema = z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9*?]+$/, {
    error: ({ input }) => `${show(input)} is not an action of AWS; write for example "ses:SendEmail"`,
});

/** What must hold of a request. Source: IAM JSON policy elements: Condition operators, IAM user guide. */
const conditionsSchema = z.record(
    z.string().regex(/^(For(All|Any)Values?:)?[A-Z][A-Za-z]+(IfExists)?$/, {
        error: ({ input }) => `${show(input)} is no operator of IAM; write for example StringEquals`,
    }),
    z.record(z.string().min(1), z.union([z.string(), z.array(z.string()).min(1)])),
);

/** Rights that no link of the configuration gives. */
export const permissionsSchema = z.array(
    z.strictObject({
        actions: z.array(actionSchema).min(1, "is empty; name an action").describe("What it may do: `ses:SendEmail`."),
        resources: z
            .array(z.string())
            .min(1, "is empty; name a resource by its ARN")
            .describe(
                'On what, by ARN, in which {region} and {account} stand for the environment\'s own; "*" for actions for which AWS takes nothing else.',
            ),
        conditions: conditionsSchema
            .optional()
            .describe("What must hold of a request, as IAM writes it. @default - nothing more"),
    }),
);

/** Rights that no link of the configuration gives, checked. */
export type PermissionsSpec = z.output<typeof permissionsSchema>;
