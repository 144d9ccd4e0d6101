import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const sends = (...names: string[]) =>
    withService("order", { sends: names }, withService("payment", { queue: {} }, withService("user", { queue: {} })));
const path = `${fileOf("order")}: sends[1]`;

export const cases: RuleCases = {
    compliant: [{ what: "two services", sources: sends("payment", "user") }],
    violating: [{ what: "one service twice", sources: sends("user", "user"), path, reason: '"user" is named twice' }],
    absent: [{ what: "no sends" }],
    boundary: "a name is there twice, or it is not",
};
