import type { SESv2ClientConfig } from "@aws-sdk/client-sesv2";

const emailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The e-mail addresses among the variables of services and functions: those that their code may send from. */
export const sendersOf = (owners: readonly { readonly environment: Readonly<Record<string, string>> }[]): string[] => [
    ...new Set(
        owners.flatMap(({ environment }) => Object.values(environment)).filter((value) => emailAddress.test(value)),
    ),
];

/** Lets SES send from addresses, as one does on AWS by showing that they are one's own. */
export async function allowSenders(settings: SESv2ClientConfig, addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0) return;
    const { AlreadyExistsException, CreateEmailIdentityCommand, SESv2Client } = await import("@aws-sdk/client-sesv2");
    const client = new SESv2Client(settings);
    for (const EmailIdentity of addresses)
        await client.send(new CreateEmailIdentityCommand({ EmailIdentity })).catch((error: unknown) => {
            if (!(error instanceof AlreadyExistsException)) throw error;
        });
}

/** Where an emulated SES shows what was sent. */
export const outboxOf = (endpoint: string): string => `${endpoint}/_ministack/ses/messages`;
