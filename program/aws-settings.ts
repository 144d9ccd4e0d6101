import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { encryptedValue } from "../model/encrypted";
import { isSection } from "../model/schema/show";
import { stackValues } from "./load-stack";
import type { Project } from "./read-project";

/** How AWS is asked about a stack: what its file says of the provider, as far as a command line can follow it. */
export interface AwsSettings {
    readonly region: string;
    /** `aws:profile`, or undefined where the credentials are those of the shell. */
    readonly profile?: string;
    /** `aws:accessKey` and `aws:secretKey`, where they are written in the open, as for an emulated AWS. */
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
    /** Where the emulated AWS of a stack of class `local` answers. The SDK itself reads AWS_ENDPOINT_URL. */
    readonly endpoint?: string;
    /** `aws:endpoints`: where single services answer, by the provider's name of the service. */
    readonly endpoints?: Readonly<Record<string, string>>;
}

/** The port of the emulated AWS where nothing says another. */
const emulatorPort = 4566;

/** Where `npm start` writes down on which port the emulated AWS answers, in the project's folder. */
const emulatorRecord = join(".flotilla", "emulator.json");

function emulatorEndpoint(folder: string): string {
    const path = join(folder, emulatorRecord);
    let port: unknown;
    if (existsSync(path)) {
        try {
            port = (JSON.parse(readFileSync(path, "utf8")) as { port?: unknown }).port;
        } catch {
            // A record that is being written has no port yet.
        }
    }
    return `http://localhost:${typeof port === "number" ? port : emulatorPort}`;
}

/** A text that is there to be read: not an encrypted one. */
const text = (value: unknown): string | undefined =>
    typeof value === "string" && value !== "" && value !== encryptedValue ? value : undefined;

/** The places of `aws:endpoints`, which the provider takes as a list of sections. */
export function endpointsOf(value: unknown): Pick<AwsSettings, "endpoints"> {
    if (!Array.isArray(value)) return {};
    const places = value.filter(isSection).flatMap((section) => Object.entries(section));
    return {
        endpoints: Object.fromEntries(
            places.filter((place): place is [string, string] => text(place[1]) !== undefined),
        ),
    };
}

/**
 * How AWS is asked about a stack.
 * @param stack one of {@link Project.stacks}
 * @param env the variables of the process: AWS_ENDPOINT_URL comes before what is known of an emulated AWS
 */
export function awsSettings(
    project: Project,
    stack: string,
    env: Readonly<Record<string, string | undefined>>,
): AwsSettings {
    const values = stackValues(project, stack);
    const environment = values[`${project.name}:environment`];
    const local = isSection(environment) && environment["class"] === "local";
    const accessKeyId = text(values["aws:accessKey"]);
    const secretAccessKey = text(values["aws:secretKey"]);
    const profile = text(values["aws:profile"]);
    return {
        region: text(values["aws:region"]) ?? "",
        ...(profile !== undefined && { profile }),
        ...(accessKeyId !== undefined &&
            secretAccessKey !== undefined && { credentials: { accessKeyId, secretAccessKey } }),
        ...endpointsOf(values["aws:endpoints"]),
        ...(local && text(env["AWS_ENDPOINT_URL"]) === undefined && { endpoint: emulatorEndpoint(project.folder) }),
    };
}
