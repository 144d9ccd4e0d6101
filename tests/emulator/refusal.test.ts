import assert from "node:assert/strict";
import { checkout, type Checkout } from "./support/checkout";
import { Stack, type Outcome } from "./support/stack";

describe("pulumi preview of a configuration that is refused", () => {
    let copy: Checkout;
    let preview: Outcome;

    before(async () => {
        copy = checkout("refusal");
        // Nothing answers there: what is refused is refused before AWS is asked.
        const stack = new Stack(copy.folder, "dev", { endpoint: "http://localhost:9" });
        await stack.init();
        stack.set(["flotilla:services"], { order: { scaling: { max: "20 tasks" } }, usres: {} });
        stack.set(["flotilla:capacity", "instanceTypes"], ["t3.medum"]);
        preview = await stack.tryPreview();
    });

    after(() => copy.remove());

    it("fails", () => assert.notEqual(preview.exitCode, 0));

    for (const line of [
        'flotilla:services.order.scaling.max: must be a number, got "20 tasks"; write for example 2 [schema]',
        'flotilla:services.usres: there is no service "usres"; did you mean "user"? [services/unknown]',
        'flotilla:capacity.instanceTypes[0]: "t3.medum" is not an instance type; did you mean "t3.medium"? [capacity/instance-types]',
    ]) {
        it(`prints ${line}`, () => assert.ok(preview.output.includes(line), preview.output));
    }

    it("prints no stack trace", () => assert.doesNotMatch(preview.output, /^\s+at /m));

    it("creates nothing but the stack", () => assert.match(preview.output, /\+ 1 to create/));
});
