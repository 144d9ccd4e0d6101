import { z } from "zod";
import { encryptedValue } from "../encrypted";
import { show } from "./show";

const isHttps = (value: string): boolean => {
    try {
        const { protocol, hostname } = new URL(value);
        return protocol === "https:" && hostname.includes(".");
    } catch {
        return false;
    }
};

/** The address of an HTTPS endpoint, or the stand-in of one that is encrypted. */
const secretUrl = (example: string) =>
    z.string().refine((value) => value === encryptedValue || isHttps(value), {
        // The value is a secret: it is not repeated.
        error: `is not the address of an HTTPS endpoint; write for example ${example}`,
    });

/** The section `alerts` of a stack file: who is told when an alarm begins, and when it is over. */
export const alertsSchema = z.strictObject({
    email: z
        .array(
            z.email({
                error: ({ input }) => `is not an address: ${show(input)}; write for example ops@example.com`,
            }),
        )
        .max(100)
        .default([])
        .describe(
            "Addresses that get a mail. AWS asks each of them first whether it wants to: nothing arrives before that is confirmed. @default none",
        ),
    webhook: secretUrl("https://alerts.example.com/sns")
        .optional()
        .describe(
            "An HTTPS endpoint that understands Amazon SNS, and confirms its subscription. Who knows it can send to it, so it has to be encrypted: `pulumi config set --secret --path`. @default none",
        ),
    pagerDuty: secretUrl("https://events.pagerduty.com/integration/<key>/enqueue")
        .optional()
        .describe(
            "The integration URL of a PagerDuty service with the integration Amazon CloudWatch. It is a secret, and has to be encrypted. @default none",
        ),
});

/** The section `alerts`, checked and with its defaults. */
export type AlertsSpec = z.output<typeof alertsSchema>;
