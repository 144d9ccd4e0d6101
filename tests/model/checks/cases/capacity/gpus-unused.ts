import { fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const gpu = (over = {}) => withStack("capacityProviders.gpu", { instanceTypes: ["g5.xlarge"], ...over });
const order = (patch: object, sources = gpu()) => withService("order", { capacity: "gpu", ...patch }, sources);
const path = "flotilla:capacityProviders.gpu.instanceTypes";
const reason = "g5.xlarge has GPUs, and no service on it asks for one: its containers can't reach them";

export const cases: RuleCases = {
    compliant: [
        { what: "a service that asks for a GPU", sources: order({ gpus: 1 }) },
        {
            what: "one that does beside one that does not",
            sources: withService("user", { capacity: "gpu" }, order({ gpus: 1 })),
        },
        { what: "a group that nothing runs on, of which another rule tells", sources: gpu() },
    ],
    violating: [{ what: `no GPUs in ${fileOf("order")}`, sources: order({}), path, reason }],
    absent: [{ what: "no group with GPUs", sources: sourcesFixture() }],
    boundary: "There is no number.",
};
