import { fileOf, productionFixture, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const adding = (capability: string, sources = productionFixture()) =>
    withService("order", { capabilities: { drop: ["ALL"], add: [capability] } }, sources);

export const cases: RuleCases = {
    compliant: [
        { what: "a weak one", sources: adding("NET_BIND_SERVICE") },
        {
            what: "a strong one outside production",
            sources: withService("order", { capabilities: { add: ["SYS_ADMIN"] } }),
        },
    ],
    violating: [
        {
            what: "a strong one",
            sources: adding("SYS_ADMIN"),
            path: `${fileOf("order")}: capabilities.add[0]`,
            reason: '"SYS_ADMIN" is a way out of the container',
        },
    ],
    absent: [{ what: "no capabilities", sources: productionFixture() }],
    boundary: "a capability is strong or it is not",
};
