import assert from "node:assert/strict";
import { encryptedValue, holderOf, isAtOrBelow, withoutValue, type StackPath } from "../../model/encrypted";
import type { ConfigurationSources } from "../../model/parse";
import { decideFixture, problemsOf, withService, withStack } from "../support/fixtures";

/** The configuration with encrypted values in the stack file, by path. */
const withEncrypted = (...paths: readonly StackPath[]): ConfigurationSources => ({
    ...paths.reduce(
        (sources, path) => withStack(path.join("."), encryptedValue, sources),
        withStack("network.zones", 2),
    ),
    encrypted: paths,
});

const isCovered = (path: string) => isAtOrBelow(path, "flotilla:services.order");

describe("an encrypted value", () => {
    it("counts as present", () => assert.deepEqual(problemsOf(withEncrypted(["environment", "tags", "Owner"])), []));

    it("counts as right where the schema takes no text", () => {
        assert.deepEqual(problemsOf(withEncrypted(["capacity", "max"])), []);
    });

    it("counts as right where a rule looks at it", () => {
        assert.deepEqual(problemsOf(withEncrypted(["services", "order", "secrets", "PAYMENT_KEY"])), []);
    });

    it("may be a whole section", () => assert.deepEqual(problemsOf(withEncrypted(["capacity"])), []));

    it("may be a whole service's", () => assert.deepEqual(problemsOf(withEncrypted(["services", "order"])), []));

    it("may stand for what the service's file lacks", () => {
        const { encrypted = [], stack } = withEncrypted(["services", "order", "scaling", "min"]);
        const sources = withService("order", { scaling: {} });
        assert.deepEqual(problemsOf({ ...sources, stack, encrypted }), []);
    });

    it("may be in a list", () => {
        const sources = withStack("capacity.instanceTypes", ["t3.medium", encryptedValue]);
        assert.deepEqual(problemsOf({ ...sources, encrypted: [["capacity", "instanceTypes", 1]] }), []);
    });

    it("hides no other problem of its section", () => {
        const sources = withStack("capacity.min", "many", withEncrypted(["capacity", "max"]));
        assert.deepEqual(problemsOf({ ...sources, encrypted: [["capacity", "max"]] }), [
            'flotilla:capacity.min: must be a number, got "many"; write for example 2 [schema]',
        ]);
    });

    it("leaves the rest of its section as it is", () => {
        const { plan } = decideFixture(withEncrypted(["capacity", "max"]));
        assert.deepEqual(plan?.capacity.groups[0]?.instanceTypes, ["t3.medium"]);
    });

    it("leaves the rest of its service as it is", () => {
        const { plan } = decideFixture(withEncrypted(["services", "order", "memory"]));
        assert.equal(plan?.services.find(({ name }) => name === "order")?.memoryMiB, 512);
    });

    it("does not make a key right that there is not", () => {
        const sources = withStack("services.ordr", {});
        assert.match(problemsOf({ ...sources, encrypted: [["capacity", "max"]] }).join("\n"), /no service "ordr"/);
    });
});

describe("the path of an encrypted value", () => {
    it("covers itself and what is below", () => {
        for (const path of ["flotilla:services.order", "flotilla:services.order.cpu", "flotilla:services.order[0]"])
            assert.ok(isCovered(path), path);
    });

    it("covers nothing beside it", () => {
        for (const path of ["flotilla:services", "flotilla:services.orders", "flotilla:services.order-2"])
            assert.ok(!isCovered(path), path);
    });

    it("ends at the list that it is in", () => assert.deepEqual(holderOf(["a", "b", 1, "c"]), ["a", "b"]));
});

describe("a section without a value", () => {
    it("keeps the others", () =>
        assert.deepEqual(withoutValue({ a: { b: 1, c: 2 }, d: 3 }, ["a", "b"]), { a: { c: 2 }, d: 3 }));

    it("is the same where there was none", () => {
        assert.deepEqual(withoutValue({ a: 1 }, ["b", "c"]), { a: 1 });
        assert.deepEqual(withoutValue({ a: 1 }, ["a", "c"]), { a: 1 });
    });

    it("is made anew", () => {
        const section = { a: { b: 1 } };
        withoutValue(section, ["a", "b"]);
        assert.deepEqual(section, { a: { b: 1 } });
    });
});
