import assert from "node:assert/strict";
import fc from "fast-check";
import { Platform } from "../../components";
import { decide, type Decision } from "../../model/decide";
import type { ConfigurationSources } from "../../model/parse";
import { formatProblem } from "../../model/problem";
import { quietPromises } from "../../program/quiet-promises";
import { problemsOf, surroundings } from "../support/fixtures";
import { deploy } from "../support/recorder";
import { anyConfiguration, bases, mutatedConfiguration } from "./configurations";

/** `FUZZ_SEED` and `FUZZ_RUNS` search elsewhere and longer than the run of every day. */
const parameters = (runs: number) => ({
    seed: Number(process.env["FUZZ_SEED"] ?? 20_261_121),
    numRuns: Number(process.env["FUZZ_RUNS"] ?? runs),
});

const decided = (sources: ConfigurationSources): Decision => decide(sources, surroundings);

/** An answer that a person can act on: a path, a reason and a remedy, on one line. */
function assertTellsAll({ refused, plan, problems }: Decision): void {
    for (const problem of problems) {
        assert.match(problem.id, /^[a-z-]+(\/[a-z-]+)?$/);
        assert.match(formatProblem(problem), /^\S[^\n]*: [^\n]+; [^\n]+ \[[a-z/-]+\]$/);
        assert.doesNotMatch(formatProblem(problem), /\bundefined\b|\[object/);
    }
    assert.equal(
        refused,
        problems.some(({ severity }) => severity === "error"),
    );
    assert.ok(refused || plan !== undefined, "what is not refused has a plan");
}

quietPromises();

describe("a fuzzed configuration", function () {
    // Long enough for a machine that does much else at the time.
    this.timeout(900_000);

    it("starts from one that is valid", () => {
        for (const base of bases) assert.equal(decided(base).refused, false, problemsOf(base).join("\n"));
    });

    it("gets an answer, whatever it is", () => {
        fc.assert(
            fc.property(anyConfiguration, (sources) => assertTellsAll(decided(sources))),
            parameters(1000),
        );
    });

    it("gets the same answer again", () => {
        fc.assert(
            fc.property(mutatedConfiguration, (sources) => {
                assert.deepEqual(decided(structuredClone(sources)), decided(sources));
            }),
            parameters(200),
        );
    });

    it("gets an answer when a valid one is changed at random, and registers without an error if it passes", async () => {
        let tried = 0;
        let passed = 0;
        await fc.assert(
            fc.asyncProperty(mutatedConfiguration, async (sources) => {
                const decision = decided(sources);
                tried++;
                assertTellsAll(decision);
                const { refused, plan } = decision;
                if (refused || plan === undefined) return;
                passed++;
                const { recording } = await deploy(() => new Platform(plan.name, { plan }));
                const urns = recording.registrations.map(({ urn }) => urn);
                assert.equal(new Set(urns).size, urns.length, "two resources have one URN");
            }),
            parameters(400),
        );
        assert.ok(
            passed > tried / 10,
            `only ${passed} of ${tried} configurations passed: the others prove nothing about registering`,
        );
    });
});
