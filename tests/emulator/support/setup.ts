import { stderr } from "node:process";
import { createProgress } from "../../../local/progress";
import { findPython } from "../../../local/python";
import { ensureEnvironment } from "../../../local/virtual-environment";
import { answeringService } from "./answering-services";
import { docker, dockerRuns } from "./docker";
import { givenImage, services } from "./given-images";

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
