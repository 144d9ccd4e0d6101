import { stderr } from "node:process";
import { createProgress } from "../../../local/progress";
import { findPython } from "../../../local/python";
import { ensureEnvironment } from "../../../local/virtual-environment";
import { docker, dockerRuns } from "./docker";
import { givenImage, services } from "./given-images";

/** Installs the emulated AWS and builds the images that the dev and prod configurations are given, once for all tests. */
export async function mochaGlobalSetup(): Promise<void> {
    const python = await findPython();
    if (!python.fit) throw new Error(python.says);
    await ensureEnvironment(python, createProgress(stderr));
    if (!(await dockerRuns())) return;
    for (const service of services)
        await docker("build", "--quiet", "--network", "host", "--tag", givenImage(service), `services/${service}`);
}
