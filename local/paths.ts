import { join } from "node:path";
import { ownFolder } from "../program/own-package";

/** The project's folder: npm runs its scripts there, and `flotilla dev` goes there first. */
export const root = process.cwd();

const own = join(root, ".flotilla");
const stack = join(own, "stack");

/** Where `npm start` and `flotilla dev` keep what they make; git ignores all of it. */
export const paths = {
    own,
    /** The emulator's Python code. */
    emulatorCode: join(ownFolder(), "local", "emulator"),
    emulatorEnvironment: join(own, "emulator-venv"),
    emulatorLog: join(own, "emulator.log"),
    /** Which emulator runs. */
    emulatorRecord: join(own, "emulator.json"),
    /** How the last update went, and on which emulator. */
    updateRecord: join(own, "up.json"),
    updateLog: join(own, "up.log"),
    /** Which `npm start` or `npm stop` runs. */
    runRecord: join(own, "run.json"),
    /** The backend of Pulumi's state. */
    state: join(own, "state"),
    /** A project of the same name, whose stack file is generated. */
    stack,
    stackProject: join(stack, "Pulumi.yaml"),
    stackFile: join(stack, "Pulumi.local.yaml"),
    project: join(root, "Pulumi.yaml"),
    committedStackFile: join(root, "Pulumi.local.yaml"),
} as const;

/** The name of the stack that `npm start` brings up. */
export const stackName = "local";
