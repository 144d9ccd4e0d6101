import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { pino } from "pino";
import { z } from "zod";
import { version } from "../package.json";
import { createDeliveries } from "./aws/deliveries";
import { createMailer } from "./aws/mailer";
import { createHandler } from "./handle-batch";

const env = z
    .object({
        TABLE_NAME: z.string().min(1),
        /** The sender's address, which SES must know as one's own. */
        MAIL_FROM: z.email(),
        LOG_LEVEL: z.string().default("info"),
    })
    .parse(process.env);

const log = pino({
    level: env.LOG_LEVEL,
    base: { service: "notification", version },
    formatters: { level: (label) => ({ level: label }) },
});

/** What Lambda runs with the events of orders. */
export const handler = createHandler(
    {
        deliveries: createDeliveries(DynamoDBDocumentClient.from(new DynamoDBClient()), env.TABLE_NAME),
        // SES has no key by which it would know a repeat: none is sent without this service knowing.
        mailer: createMailer(new SESv2Client({ maxAttempts: 1 }), env.MAIL_FROM),
        now: Date.now,
    },
    log,
);
