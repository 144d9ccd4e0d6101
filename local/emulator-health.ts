import { z } from "zod";

const schema = z.object({ instanceId: z.string(), pid: z.int() });

/** What an emulator tells of itself. */
export type EmulatorHealth = z.output<typeof schema>;

/** Asks what listens on a port whether it is an emulator of Flotilla's that is ready. */
export async function askEmulator(port: number, seconds = 3): Promise<EmulatorHealth | undefined> {
    try {
        const response = await fetch(`http://127.0.0.1:${port}/_flotilla/health`, {
            signal: AbortSignal.timeout(seconds * 1000),
        });
        return response.ok ? schema.safeParse(await response.json()).data : undefined;
    } catch {
        return undefined;
    }
}
