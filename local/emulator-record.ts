import { z } from "zod";
import { readJsonFile, remove, writeJsonFile } from "./json-file";
import { paths } from "./paths";

const schema = z.object({
    port: z.int(),
    /** The process, or the client that started the container. */
    pid: z.int().optional(),
    /** The container, where the emulator runs in one. */
    container: z.string().optional(),
    /** New in every process; none until it has answered. */
    instanceId: z.string().optional(),
    /** A hash of the code that it runs. */
    code: z.string(),
    /** The Docker engine that runs its containers, if any. */
    docker: z.string().optional(),
});

/** What is known of the emulator that was started last. */
export type EmulatorRecord = z.output<typeof schema>;

/** The emulator that was started last, if it was not stopped. */
export const readEmulatorRecord = (): EmulatorRecord | undefined => readJsonFile(paths.emulatorRecord, schema);
/** Writes down which emulator runs. */
export const writeEmulatorRecord = (record: EmulatorRecord): void => writeJsonFile(paths.emulatorRecord, record);
/** Writes down that none runs. */
export const forgetEmulator = (): void => remove(paths.emulatorRecord);
