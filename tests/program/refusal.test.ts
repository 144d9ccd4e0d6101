import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { catalogue } from "../../model/checks";
import type { Rule } from "../../model/checks/rule";
import { failing } from "../support/recorder";
import { deployProgram, program, stackConfig } from "../support/stacks";

const refused = (over: Readonly<Record<string, string>>) =>
    failing(program, { config: { ...stackConfig("dev"), ...over } });

const twoProblems = { "flotilla:network": '{"cidr": "8.8.0.0/16"}', "aws:region": "Frankfurt" };

describe("a configuration with problems", () => {
    it("registers nothing", async () => {
        const { recording } = await refused(twoProblems);
        assert.deepEqual(recording.registrations, []);
    });

    it("calls no provider", async () => {
        const { recording } = await refused(twoProblems);
        assert.deepEqual(recording.invocations, []);
    });

    it("is refused with Pulumi's own error, which shows no stack trace", async () => {
        const { error } = await refused(twoProblems);
        assert.ok(pulumi.RunError.isInstance(error));
    });

    it("is refused with all problems at once", async () => {
        const { error } = await refused(twoProblems);
        const [summary, ...lines] = error.message.split("\n");
        assert.deepEqual(
            [summary, ...lines.map((line) => /\[(.+)\]$/.exec(line)?.[1])],
            ["the configuration of stack dev has 2 problems:", "environment/region", "network/cidr"],
        );
    });

    it("is refused for a key that no section has", async () => {
        const { error } = await refused({ "flotilla:netwrok": "{}" });
        assert.match(error.message, /flotilla:netwrok: unknown key "netwrok"; did you mean "network"\?/);
    });

    it("is refused for a service that there is no folder for", async () => {
        const { error } = await refused({ "flotilla:services": '{"ordr": {}}' });
        assert.match(error.message, /flotilla:services\.ordr: there is no service "ordr"; did you mean "order"\?/);
    });

    it("is refused without a region", async () => {
        const config = stackConfig("dev");
        delete config["aws:region"];
        const { error } = await failing(program, { config });
        assert.match(error.message, /\[environment\/region\]/);
    });
});

describe("keys of other namespaces", () => {
    it("are nothing to the program", async () => {
        const { registrations } = await deployProgram({ config: { ...stackConfig("dev"), "docker:host": "tcp://a" } });
        assert.notEqual(registrations.length, 0);
    });
});

describe("a warning", () => {
    const warning: Rule = {
        id: "test/warning",
        severity: "warning",
        what: "Nothing is odd.",
        why: "It would look odd.",
        remedy: "Change it.",
        source: "Follows from this test",
        check: () => [{ path: "flotilla:network", reason: "is odd", remedy: "change it" }],
    };
    const withWarning = async () => {
        const rules = catalogue as Rule[];
        rules.push(warning);
        try {
            return await deployProgram({ config: stackConfig("dev") });
        } finally {
            rules.pop();
        }
    };

    it("is shown once, with its path and remedy", async () => {
        const { logs } = await withWarning();
        assert.deepEqual(logs, ["warn: flotilla:network: is odd; change it [test/warning]"]);
    });

    it("does not stop the deployment", async () => {
        const { registrations } = await withWarning();
        assert.notEqual(registrations.length, 0);
    });
});
