import type { SESv2Client } from "@aws-sdk/client-sesv2";

const emailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The e-mail addresses among values of variables: those that code may send from. */
export const addressesIn = (variables: readonly Readonly<Record<string, string>>[]): string[] => [
    ...new Set(variables.flatMap((each) => Object.values(each)).filter((value) => emailAddress.test(value))),
];

/** Lets SES send from addresses, as one does on AWS by showing that they are one's own. */
export async function allowSenders(client: SESv2Client, addresses: readonly string[]): Promise<void> {
    const { CreateEmailIdentityCommand } = await import("@aws-sdk/client-sesv2");
    for (const EmailIdentity of addresses) await client.send(new CreateEmailIdentityCommand({ EmailIdentity }));
}
