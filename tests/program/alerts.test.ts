import assert from "node:assert/strict";
import { failing } from "../support/recorder";
import { deployProgram, program, stackConfig } from "../support/stacks";

const webhook = "https://alerts.example.com/sns";
const config = { ...stackConfig("dev"), "flotilla:alerts": JSON.stringify({ webhook }) };

describe("a webhook that is told of alarms", () => {
    it("is refused in plain text", async () => {
        const { error } = await failing(program, { config });
        assert.match(error.message, /flotilla:alerts\.webhook: is in plain text, .*\[alerts\/plain-secret\]/);
    });

    it("is taken where it was encrypted, and stays secret", async () => {
        const recording = await deployProgram({ config, secretKeys: ["flotilla:alerts"] });
        const { inputs, secrets } = recording.only("TopicSubscription");
        assert.deepEqual([inputs["endpoint"], secrets], [webhook, ["endpoint"]]);
    });

    it("is in no message where it is wrong", async () => {
        const wrong = { ...config, "flotilla:alerts": '{"webhook": "ftp://alerts.example.com/0a1b2c"}' };
        const { error } = await failing(program, { config: wrong, secretKeys: ["flotilla:alerts"] });
        assert.match(error.message, /is not the address of an HTTPS endpoint/);
        assert.doesNotMatch(error.message, /0a1b2c/);
    });
});
