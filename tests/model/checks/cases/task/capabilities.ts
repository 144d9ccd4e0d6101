import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const capabilities = (value: unknown) => withService("order", { capabilities: value });
const path = `${fileOf("order")}: capabilities.add`;

export const cases: RuleCases = {
    compliant: [
        { what: "all dropped but one", sources: capabilities({ drop: ["ALL"], add: ["NET_BIND_SERVICE"] }) },
        { what: "one dropped", sources: capabilities({ drop: ["NET_RAW"] }) },
    ],
    violating: [
        {
            what: "all added",
            sources: capabilities({ add: ["ALL"] }),
            path: `${path}[0]`,
            reason: "gives the container every right on its host",
        },
        {
            what: "one added twice",
            sources: capabilities({ add: ["CHOWN", "CHOWN"] }),
            path: `${path}[1]`,
            reason: '"CHOWN" is there twice',
        },
        {
            what: "one added and dropped",
            sources: capabilities({ add: ["CHOWN"], drop: ["CHOWN"] }),
            path: `${path}[0]`,
            reason: '"CHOWN" is in add and in drop',
        },
    ],
    absent: [{ what: "no capabilities" }],
    boundary: "a capability is there or it is not",
};
