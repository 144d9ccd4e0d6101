import { SendEmailCommand, SESv2ServiceException, type SESv2Client } from "@aws-sdk/client-sesv2";
import { Refused, type Mailer } from "../ports/mailer";

/** Sends e-mails by SES. */
export const createMailer = (client: SESv2Client, from: string): Mailer => ({
    send: async ({ to, subject, text, html }) => {
        const content = (data: string) => ({ Data: data, Charset: "UTF-8" });
        try {
            await client.send(
                new SendEmailCommand({
                    FromEmailAddress: from,
                    Destination: { ToAddresses: [to] },
                    Content: {
                        Simple: { Subject: content(subject), Body: { Text: content(text), Html: content(html) } },
                    },
                }),
            );
        } catch (error) {
            // SES has answered that it did not take it; without an answer it may have.
            if (error instanceof SESv2ServiceException && error.$fault === "client") throw new Refused(error);
            throw error;
        }
    },
});
