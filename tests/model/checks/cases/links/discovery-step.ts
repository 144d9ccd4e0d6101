import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (discovery: object, callers: readonly string[] = ["order"]) =>
    withService("payment", { calls: callers }, withService("order", { calls: [], discovery }));

export const cases: RuleCases = {
    compliant: [
        { what: "calls that go over to DNS", sources: order({ dns: "A", serviceConnect: "kept" }) },
        { what: "calls that go back", sources: order({ dns: "SRV", serviceConnect: "used" }) },
    ],
    violating: [
        {
            what: "a service that nobody calls",
            sources: order({ dns: "A", serviceConnect: "kept" }, []),
            path: `${fileOf("order")}: discovery.serviceConnect`,
            reason: "is of no use: no service calls it",
        },
    ],
    absent: [{ what: "DNS alone", sources: order({ dns: "A" }, []) }],
    boundary: "a service is called, or it is not",
};
