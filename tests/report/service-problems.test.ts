import assert from "node:assert/strict";
import { serviceOfProblem } from "../../report/service-problems";

describe("the service of a problem", () => {
    const cases: Readonly<Record<string, string | undefined>> = {
        "flotilla:services.order.scaling.max": "order",
        "flotilla:services.order": "order",
        "shop:services.order-items.routes[1].host": "order-items",
        "services/order/service.ts: user": "order",
        "services/order/service.ts:14": "order",
        "flotilla:functions.notification.timeout": "notification",
        "services/notification/function.ts: timeout": "notification",
        "flotilla:services": undefined,
        "flotilla:capacity.max": undefined,
        "flotilla:environment.tags.services.order": undefined,
    };
    for (const [path, service] of Object.entries(cases))
        it(`${path} is ${service ?? "in none"}`, () => {
            const problem = { id: "a/b", severity: "error", path, reason: "", remedy: "" } as const;
            assert.equal(serviceOfProblem(problem), service);
        });
});
