import { stderr } from "node:process";
import { createProgress } from "../../../local/progress";
import { findPython } from "../../../local/python";
import { ensureEnvironment } from "../../../local/virtual-environment";
import { docker, dockerRuns } from "./docker";
import { givenImage, services } from "./given-images";

/** A service that needs nothing, and answers every request with who answers. */
const answeringService = "tests/emulator/support/answering-service";

/** Installs the emulated AWS and builds the images that services in tests are given, once for all tests. */
export async function mochaGlobalSetup(): Promise<void> {
    const python = await findPython();
    if (!python.fit) throw new Error(python.says);
    await ensureEnvironment(python, createProgress(stderr));
    if (!(await dockerRuns())) return;
    for (const service of services)
        await docker(
            "build",
            "--quiet",
            "--build-arg",
            `SERVICE=${service}`,
            "--tag",
            givenImage(service),
            answeringService,
        );
}
