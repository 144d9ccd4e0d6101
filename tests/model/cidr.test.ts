import assert from "node:assert/strict";
import fc from "fast-check";
import { cidrProblem, layOutSubnets, vpcPrefixes, type SubnetLayout } from "../../model/plan/cidr";

/** A range as plain integers: the oracle, which shares nothing with the code. */
interface Range {
    readonly first: number;
    readonly last: number;
    readonly prefix: number;
}

function rangeOf(cidr: string): Range {
    const [address = "", prefixText = ""] = cidr.split("/");
    const first = address.split(".").reduce((number, octet) => number * 256 + Number(octet), 0);
    const prefix = Number(prefixText);
    assert.equal(first % 2 ** (32 - prefix), 0, `${cidr} has host bits`);
    return { first, last: first + 2 ** (32 - prefix) - 1, prefix };
}

const textOf = (first: number, prefix: number) =>
    `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${prefix}`;

const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map(rangeOf);

/** A VPC of each size, at each place of each private range. */
const vpc = fc
    .record({
        prefix: fc.integer({ min: vpcPrefixes.largest, max: vpcPrefixes.smallest }),
        range: fc.constantFrom(...privateRanges),
        place: fc.nat({ max: 2 ** 24 }),
    })
    .map(({ prefix, range, place }) => {
        const size = 2 ** (32 - prefix);
        const places = (range.last - range.first + 1) / size;
        return textOf(range.first + (place % places) * size, prefix);
    });
const zones = fc.integer({ min: 2, max: 4 });

const tiers = ["public", "app", "data", "spare"] as const;
const all = (layout: SubnetLayout): string[] => tiers.flatMap((tier) => [...layout[tier]]);
const overlap = (a: Range, b: Range) => a.first <= b.last && b.first <= a.last;

describe("model: the address ranges of subnets", () => {
    it("are of VPCs that are accepted", () => fc.assert(fc.property(vpc, (cidr) => cidrProblem(cidr) === undefined)));

    it("are one for each zone and tier", () =>
        fc.assert(
            fc.property(vpc, zones, (cidr, count) => {
                const layout = layOutSubnets(cidr, count);
                for (const tier of tiers) assert.equal(layout[tier].length, count);
            }),
        ));

    it("lie within the VPC", () =>
        fc.assert(
            fc.property(vpc, zones, (cidr, count) => {
                const outer = rangeOf(cidr);
                for (const inner of all(layOutSubnets(cidr, count)).map(rangeOf))
                    assert.ok(inner.first >= outer.first && inner.last <= outer.last);
            }),
        ));

    it("do not overlap, whichever zones are used", () =>
        fc.assert(
            fc.property(vpc, (cidr) => {
                const subnets = all(layOutSubnets(cidr, 4)).map(rangeOf);
                subnets.forEach((a, index) => {
                    for (const b of subnets.slice(index + 1)) assert.ok(!overlap(a, b));
                });
            }),
        ));

    it("are of a size that AWS allows, and public ones hold an ALB", () =>
        fc.assert(
            fc.property(vpc, zones, (cidr, count) => {
                const layout = layOutSubnets(cidr, count);
                for (const { prefix } of all(layout).map(rangeOf)) assert.ok(prefix >= 16 && prefix <= 28);
                for (const { prefix } of layout.public.map(rangeOf)) assert.ok(prefix <= 27);
            }),
        ));

    it("give the tasks half of a zone", () =>
        fc.assert(
            fc.property(vpc, zones, (cidr, count) => {
                for (const { prefix } of layOutSubnets(cidr, count).app.map(rangeOf))
                    assert.equal(prefix, rangeOf(cidr).prefix + 3);
            }),
        ));

    it("do not move when a zone is added", () =>
        fc.assert(
            fc.property(vpc, fc.constantFrom(2, 3), (cidr, count) => {
                const [before, after] = [layOutSubnets(cidr, count), layOutSubnets(cidr, count + 1)];
                for (const tier of tiers) assert.deepEqual(after[tier].slice(0, count), before[tier]);
            }),
        ));

    it("of 10.0.0.0/16 in two zones are these", () =>
        assert.deepEqual(layOutSubnets("10.0.0.0/16", 2), {
            app: ["10.0.0.0/19", "10.0.64.0/19"],
            public: ["10.0.32.0/21", "10.0.96.0/21"],
            data: ["10.0.40.0/21", "10.0.104.0/21"],
            spare: ["10.0.48.0/21", "10.0.112.0/21"],
        }));

    it("are not laid out in a range that has a problem", () =>
        assert.throws(() => layOutSubnets("8.8.0.0/16", 2), RangeError));
});

describe("model: the address range of a VPC", () => {
    it("is never a public one", () =>
        fc.assert(
            fc.property(fc.nat({ max: 2 ** 16 - 1 }), (place) => {
                const first = place * 2 ** 16;
                const isPrivate = privateRanges.some((range) => first >= range.first && first <= range.last);
                assert.equal(cidrProblem(textOf(first, 16)) === undefined, isPrivate);
            }),
        ));

    it("with host bits is answered with the one without", () =>
        fc.assert(
            fc.property(vpc, fc.nat(), (cidr, bits) => {
                const { first, prefix } = rangeOf(cidr);
                const host = 1 + (bits % (2 ** (32 - prefix) - 1));
                assert.equal(cidrProblem(textOf(first + host, prefix))?.remedy, `did you mean ${cidr}?`);
            }),
        ));

    it("is any text without a crash", () => fc.assert(fc.property(fc.string(), (text) => void cidrProblem(text))));

    it("is any text in its form without a crash", () =>
        fc.assert(
            fc.property(fc.stringMatching(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/), (text) => void cidrProblem(text)),
        ));
});
