import assert from "node:assert/strict";
import { diffPlans } from "../../../model/diff/diff";
import { summarise } from "../../../model/diff/summary";
import type { Plan } from "../../../model/plan/plan";
import { errorAt } from "../../../model/problem";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { planWith, webService, worker } from "../../support/plans";
import { costOf } from "./rich-plan";

const inTime = { before: "main", after: "the working tree", inTime: true };
const environments = { before: "dev", after: "prod", inTime: false };
const noProblems = { appear: [], vanish: [] };

const plan = (usd: number, ...services: ServiceConfiguration[]): Plan => ({
    ...planWith({ services }),
    cost: costOf({ nat: usd }),
});

describe("the summary of a difference", () => {
    it("says that there is none", () => {
        assert.equal(summarise(diffPlans(plan(1, worker()), plan(1, worker())), noProblems, inTime), "no differences");
    });

    it("counts what changes, and tells the difference in cost", () => {
        const before = plan(
            100,
            webService({ name: "aa", routes: ["/a", "/x"] }),
            webService({ name: "bb", routes: ["/b"] }),
        );
        const after = plan(
            138.2,
            webService({ name: "aa", routes: ["/a"], cpu: "0.5 vCPU" }),
            webService({ name: "bb", routes: ["/b", "/x"], cpu: "0.5 vCPU" }),
        );
        assert.equal(
            summarise(diffPlans(before, after), noProblems, inTime),
            "2 services change, 1 route moves, +$38.20 a month",
        );
    });

    it("speaks of two environments, not of a change", () => {
        const difference = diffPlans(plan(2000, worker({ name: "old" })), plan(100, worker({ name: "new" })));
        const problems = { appear: [errorAt("flotilla:network", "a/a", "is", "do")], vanish: [] };
        assert.equal(
            summarise(difference, problems, environments),
            "1 service only in prod, 1 service only in dev, 1 problem only in prod, -$1,900.00 a month",
        );
    });

    it("tells of problems that appear and vanish", () => {
        const problem = errorAt("flotilla:network", "a/a", "is", "do");
        const same = diffPlans(plan(1, worker()), plan(1, worker()));
        assert.equal(
            summarise(same, { appear: [problem, problem], vanish: [problem] }, inTime),
            "2 problems appear, 1 problem vanishes",
        );
    });

    it("does not take an amount for a difference that is shown as nothing", () => {
        const difference = diffPlans(plan(100, worker()), plan(100.001, worker()));
        assert.equal(summarise(difference, noProblems, inTime), "1 cost line changes");
    });
});
