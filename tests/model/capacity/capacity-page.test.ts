import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { simulated } from "../../../model/plan/capacity/grow";
import { keptMemory } from "../../../model/plan/capacity/offer";
import { startSeconds, stopSeconds } from "../../../model/plan/rollout-time";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { fitOf, planOf, problemsOf, serviceFile } from "../../support/fixtures";
import { webService } from "../../support/plans";
import { total } from "../../support/clusters";

const page = readFileSync("docs/capacity.md", "utf8");

/** The first block of code of a language. */
const block = (language: string): string => new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, "s").exec(page)?.[1] ?? "";

const { "flotilla:capacity": capacity } = parse(block("yaml")) as { "flotilla:capacity": Record<string, unknown> };

/** The page's example: three services, and the capacity as it is written there. */
const sources = (over: Readonly<Record<string, unknown>> = {}) => ({
    namespace: "flotilla",
    stack: { environment: { class: "disposable" }, capacity: { ...capacity, ...over } },
    services: ["inventory", "order", "user"].map((name) => {
        const service: ServiceConfiguration = webService({
            name,
            routes: [`/${name}`, `/${name}/*`],
            scaling: { min: 2, max: 4 },
        });
        return serviceFile(service);
    }),
});

describe("docs/capacity.md", () => {
    it("shows the message as it is", () => assert.deepEqual(problemsOf(sources()), [block("text")]));

    it("shows how many instances the tasks take", () => {
        const { atDesired, atMax } = fitOf(planOf(sources()));
        assert.match(page, new RegExp(`6, desired +\\| ${atDesired.instances.length} `));
        assert.match(
            page,
            new RegExp(`12, max +\\| ${atMax.instances.length}, and ${total(atMax.unplaced)} tasks stay`),
        );
    });

    it("says how many they are with trunking", () => {
        const { atMax } = fitOf(planOf(sources({ trunking: true })));
        assert.equal(total(atMax.unplaced), 0);
        assert.equal(atMax.instances.length, 2);
        assert.match(page, /With `trunking: true`, two instances hold all 12 tasks/);
    });

    it("says the numbers that the simulator has", () => {
        assert.match(page, new RegExp(`less ${keptMemory.percent} % and ${keptMemory.mebibytes} MiB`));
        assert.match(page, new RegExp(`${startSeconds} s for a task to start.*${stopSeconds} s to stop`, "s"));
        const thousands = (number: number) => number.toLocaleString("en-GB");
        assert.match(
            page,
            new RegExp(`${thousands(simulated.tasks)} tasks and ${thousands(simulated.instances)} instances`),
        );
    });
});
