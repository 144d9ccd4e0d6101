import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stderr } from "node:process";
import { createProgress } from "../../../local/progress";
import { findPython } from "../../../local/python";
import { ensureEnvironment } from "../../../local/virtual-environment";
import { startEmulatedAws, type EmulatedAws } from "../../emulator/support/emulated-aws";

const region = "eu-west-1";

/** An emulated AWS that is there for one suite of tests. */
export class TestAws {
    private readonly folder = mkdtempSync(join(tmpdir(), "flotilla-aws-"));
    private started: EmulatedAws | undefined;

    private get aws(): EmulatedAws {
        if (this.started === undefined) throw new Error("the emulated AWS is started before the first test");
        return this.started;
    }

    /** What clients of the AWS SDK are made with. */
    get settings() {
        const credentials = { accessKeyId: "test", secretAccessKey: "test" };
        return { endpoint: this.aws.endpoint, region, credentials };
    }

    /** The settings as variables of a process. */
    get variables(): Record<string, string> {
        return {
            AWS_ENDPOINT_URL: this.aws.endpoint,
            AWS_REGION: region,
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
        };
    }

    async start(): Promise<void> {
        const python = await findPython();
        if (!python.fit) throw new Error(python.says);
        await ensureEnvironment(python, createProgress(stderr));
        this.started = await startEmulatedAws(region, this.folder);
    }

    async stop(): Promise<void> {
        await this.started?.stop();
        rmSync(this.folder, { recursive: true, force: true });
    }
}

/** Gives a suite an emulated AWS that nothing was made on. */
export function useEmulatedAws(): TestAws {
    const aws = new TestAws();
    before("start the emulated AWS", async function () {
        this.timeout(300_000);
        await aws.start();
    });
    after("stop the emulated AWS", () => aws.stop());
    return aws;
}
