import { PactV4 } from "@pact-foundation/pact";

/** Begins an expectation, by what is asked for. */
export type Consumer = (description: string) => ReturnType<PactV4["addInteraction"]>;

/** This service as one that expects something of a provider, and writes it down in a folder. */
export function consumer(provider: string, folder: string): Consumer {
    const pact = new PactV4({ consumer: "order", provider, dir: folder, logLevel: "error" });
    return (description) => pact.addInteraction().uponReceiving(description);
}
