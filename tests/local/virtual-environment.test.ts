import { match, strictEqual } from "node:assert";
import { pipProblem } from "../../local/virtual-environment";

describe("a pip install that fails", () => {
    it("for want of a network says so, with the end of pip's output", () => {
        const problem = pipProblem(
            "ERROR: Could not find a version that satisfies the requirement ministack\nERROR: No matching distribution found",
        );
        match(problem.message, /can't be downloaded/);
        match(problem.remedy, /pypi\.org.*HTTPS_PROXY/);
        match(problem.detail, /No matching distribution/);
    });

    it("for another reason shows more of pip's output", () => {
        const problem = pipProblem(Array.from({ length: 50 }, (_, line) => `line ${line}`).join("\n"));
        match(problem.message, /can't be installed/);
        strictEqual(problem.detail.split("\n").length, 15);
    });
});
