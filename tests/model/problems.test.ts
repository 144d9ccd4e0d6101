import assert from "node:assert/strict";
import { formatProblem } from "../../model/problem";
import {
    absent,
    decideFixture,
    problemsOf,
    smallService,
    withService,
    withServices,
    withStack,
} from "../support/fixtures";

const broken = () =>
    withService(
        "user",
        { port: "8080", "scaling.mx": 3 },
        withService(
            "order",
            { "health.timeout": "60 s" },
            withStack(
                "network",
                { cidr: "10.0.0.0/8", zones: "2" },
                withStack("capacity.max", 0, withStack("enviroment", {})),
            ),
        ),
    );

describe("model: problems", () => {
    it("a valid configuration has none", () => assert.deepEqual(problemsOf(withStack("network.zones", 2)), []));

    it("all that a configuration has are told at once, of both sources and of every section", () => {
        assert.deepEqual(
            decideFixture(broken(), { region: "" }).problems.map(({ path, id }) => `${path} [${id}]`),
            [
                "flotilla:enviroment [schema]",
                "flotilla:network.zones [schema]",
                "flotilla:capacity.max [schema]",
                "services/user/service.ts: port [schema]",
                "services/user/service.ts: scaling.mx [schema]",
                "aws:region [environment/region]",
                "services/order/service.ts: health.timeout [health/timings]",
            ],
        );
    });

    it("of a section that can't be read do not lead to others", () => {
        assert.deepEqual(problemsOf(withStack("environment", absent)), [
            "flotilla:environment: is missing; it must be a section with keys [schema]",
        ]);
    });

    it("are one line each: path, reason, remedy and the rule", () => {
        const problem = { id: "a/b", severity: "error", path: "p", reason: "is wrong", remedy: "right it" } as const;
        assert.equal(formatProblem(problem), "p: is wrong; right it [a/b]");
    });

    it("that are warnings leave the plan standing", () => {
        const { plan, problems } = decideFixture(withServices(smallService("worker", undefined)));
        assert.notEqual(plan, undefined);
        assert.deepEqual(problems.map(formatProblem), [
            'flotilla:services: no service has routes, so the load balancer answers every request with 404; give one routes, such as ["/*"] [routes/none]',
        ]);
    });

    it("carry the id of one rule in lower case", () => {
        for (const { id } of decideFixture(broken()).problems) assert.match(id, /^[a-z-]+(\/[a-z-]+)?$/);
    });

    it("of an object that holds itself are told, and end", () => {
        const circular: Record<string, unknown> = {};
        circular["itself"] = circular;
        assert.deepEqual(problemsOf(withService("order", { port: circular })), [
            "services/order/service.ts: port: must be a whole number from 1 to 65535, got an object; write 8080 [schema]",
        ]);
    });
});
