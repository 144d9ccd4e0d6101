import { deepStrictEqual, strictEqual } from "node:assert";
import { parseEngineEvent, type EngineEvent } from "../../local/engine-event";
import { countResources, createTally, describeChanges, describeTally } from "../../local/update-tally";

const platform = "urn:pulumi:local::flotilla::flotilla:index:Platform::p";
const order = "urn:pulumi:local::flotilla::flotilla:index:Platform$flotilla:service:Service::order";
const roles = `${order.slice(0, order.lastIndexOf("::"))}$flotilla:service:ServiceRoles::order`;
const role = `${roles.slice(0, roles.lastIndexOf("::"))}$aws:iam/role:Role::order-task`;

const step = (urn: string, type: string, op: string, parent: string, custom: boolean) => ({
    metadata: { op, urn, type, new: { parent, custom }, old: null },
});
const component = (urn: string, parent: string) => ({
    resOutputsEvent: step(urn, urn.split("::")[2]?.split("$").at(-1) ?? "", "same", parent, false),
});
const ofRole = (op: string) => step(role, "aws:iam/role:Role", op, roles, true);

function tallyOf(expected: number, ...events: EngineEvent[]) {
    const tally = createTally(expected);
    for (const event of events) tally.add(event);
    return tally.read();
}

describe("a line of pulumi up --json", () => {
    it("is an event", () => {
        const line = JSON.stringify({ sequence: 1, timestamp: 1, resourcePreEvent: ofRole("create") });
        deepStrictEqual(parseEngineEvent(line)?.resourcePreEvent?.metadata.urn, role);
    });
    for (const line of ["", "Downloading plugin", "{", '{"resourcePreEvent": 1}'])
        it(`is not ${JSON.stringify(line)}`, () => strictEqual(parseEngineEvent(line), undefined));
});

describe("the tally of an update", () => {
    it("counts what is finished, and names what is under way", () => {
        const tally = tallyOf(10, component(order, platform), { resourcePreEvent: ofRole("create") });
        strictEqual(describeTally("creating", tally, 5), "creating 1/10 resources, 5 s: order-task (iam Role)");
    });

    it("learns from the preview how much there is to do", () => {
        const preview = { resourcePreEvent: { ...ofRole("create"), planning: true } };
        strictEqual(describeTally("creating", tallyOf(0, preview), 5), "creating: looking ahead, 5 s");
        const summary = { summaryEvent: { isPreview: true, resourceChanges: { create: 12 } } };
        strictEqual(describeTally("creating", tallyOf(0, preview, summary), 5), "creating 0/12 resources, 5 s");
    });

    it("tells which services have changed", () => {
        const events = [component(order, platform), component(roles, order)];
        deepStrictEqual(tallyOf(0, ...events, { resOutputsEvent: ofRole("same") }).changedServices, []);
        deepStrictEqual(tallyOf(0, ...events, { resOutputsEvent: ofRole("update") }).changedServices, ["order"]);
    });

    it("shows each error once, without its wrapping", () => {
        const error = (message: string, urn?: string) => ({
            diagnosticEvent: { message, severity: "error", ...(urn !== undefined && { urn }) },
        });
        const tally = tallyOf(
            0,
            error("  sdk-v2/provider2.go:571: sdk.helper_schema: no such role: provider=aws@7.48.0\n", role),
            error(`1 error occurred:\n\t* creating ${role}: 1 error occurred:\n\t* no such role\n\n\n`, role),
            error("update failed\n"),
            { resOpFailedEvent: ofRole("create") },
        );
        deepStrictEqual(tally.errors, ["order-task (iam Role): no such role"]);
        strictEqual(tally.resourceFailed, true);
    });

    it("shows of what the provider finds wrong in a type that alone", () => {
        const warn = (message: string) => ({ diagnosticEvent: { message, severity: "warning", urn: role } });
        const { warnings } = tallyOf(
            0,
            warn("Type checking failed: \n"),
            warn('Unexpected type at field "path": \n           expected string type, got {7} of type float64\n'),
            warn(
                "Type checking is still experimental. If you believe that a warning is incorrect,\nplease let us know.\n",
            ),
        );
        deepStrictEqual(warnings, [
            'order-task (iam Role): Unexpected type at field "path": \n           expected string type, got {7} of type float64',
        ]);
    });

    it("keeps warnings, and no debug output", () => {
        const say = (severity: string) => ({ diagnosticEvent: { message: severity, severity } });
        const { errors, warnings } = tallyOf(0, say("debug"), say("info"), say("warning"));
        deepStrictEqual({ errors, warnings }, { errors: [], warnings: ["warning"] });
    });

    it("shows a plugin's download", () => {
        const progressEvent = { message: "Downloading plugin: aws", received: 50, total: 200 };
        strictEqual(describeTally("creating", tallyOf(0, { progressEvent }), 5), "Downloading plugin: aws 25 %, 5 s");
    });
});

describe("the changes of an update", () => {
    it("are told in words", () => {
        strictEqual(
            describeChanges({ same: 150, create: 1, update: 2, replace: 1 }),
            "1 created, 2 updated, 1 replaced",
        );
        strictEqual(describeChanges({ same: 152 }), "");
    });
    it("tell how many resources there are", () =>
        strictEqual(countResources({ same: 150, create: 2, delete: 9 }), 152));
});
