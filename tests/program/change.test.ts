import assert from "node:assert/strict";
import { Platform } from "../../components";
import type { PlanSources } from "../support/plans";
import { planWith, webService } from "../support/plans";
import { memoized } from "../support/memoized";
import { deploy } from "../support/recorder";
import type { Recording } from "../support/recording";
import { deployProgram, stackConfig } from "../support/stacks";

/** What an update would change: resources that are in both recordings with other inputs, by type and name. */
function changes(before: Recording, after: Recording): string[] {
    const inputs = ({ registrations }: Recording) =>
        new Map(registrations.map((each) => [`${each.type} ${each.name}`, JSON.stringify(each.inputs)]));
    const [a, b] = [inputs(before), inputs(after)];
    return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key)).sort();
}

const scaled = (max: number) =>
    deployProgram({
        config: { ...stackConfig("dev"), "flotilla:services": JSON.stringify({ order: { scaling: { max } } }) },
    });

describe("the same configuration", () => {
    it("gives the same inputs again", async () => {
        assert.deepEqual(changes(await scaled(4), await scaled(4)), []);
    });
});

describe("another scaling.max", () => {
    it("changes the service's scaling target and nothing else", async () => {
        assert.deepEqual(changes(await scaled(4), await scaled(20)), ["aws:appautoscaling/target:Target order"]);
    });

    it("is the target's capacity", async () => {
        const { inputs } = (await scaled(20)).named("appautoscaling/target:Target", "order");
        assert.equal(inputs["maxCapacity"], 20);
    });
});

const platform = memoized(async (sources: PlanSources) => {
    const plan = planWith(sources);
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

describe("a route that moves to another service", () => {
    const services = (a: string[], b: string[]) => [
        webService({ name: "aa", routes: a }),
        webService({ name: "bb", routes: b }),
    ];
    const moved = async () => [
        await platform({ services: services(["/a", "/moving/*"], ["/b"]) }),
        await platform({ services: services(["/a"], ["/b", "/moving/*"]) }),
    ];
    const ruleFor = (recording: Recording, path: string) => {
        const rule = recording.all("ListenerRule").find(({ inputs }) => JSON.stringify(inputs).includes(`"${path}"`));
        assert.ok(rule !== undefined);
        return rule;
    };

    it("keeps its rule's URN, so that the rule is changed in place", async () => {
        const [before, after] = (await moved()).map((recording) => ruleFor(recording, "/moving/*").urn);
        assert.equal(before, after);
    });

    it("changes where its rule forwards to", async () => {
        const [before, after] = (await moved()).map((recording) =>
            JSON.stringify(ruleFor(recording, "/moving/*").inputs),
        );
        assert.match(before ?? "", /targetgroup\/aa/);
        assert.match(after ?? "", /targetgroup\/bb/);
    });
});

describe("a service that is added", () => {
    it("changes no resource that was there", async () => {
        const before = await platform({ services: [webService({ name: "aa", routes: ["/a/*"] })] });
        const after = await platform({
            services: [webService({ name: "aa", routes: ["/a/*"] }), webService({ name: "bb", routes: ["/b/*"] })],
        });
        const there = new Set(before.registrations.map(({ type, name }) => `${type} ${name}`));
        assert.deepEqual(
            changes(before, after).filter((change) => there.has(change)),
            [],
        );
    });
});

describe("a zone that is added", () => {
    it("changes the address ranges of none that was there", async () => {
        const ranges = async (zones: number) => {
            const { inputs } = (await platform({ sections: { network: { zones } } })).only("awsx:ec2:Vpc");
            return (inputs["subnetSpecs"] as { cidrBlocks: string[] }[]).map(({ cidrBlocks }) => cidrBlocks);
        };
        const [two, three] = [await ranges(2), await ranges(3)];
        assert.deepEqual(
            three.map((blocks) => blocks.slice(0, 2)),
            two,
        );
    });
});
