import { fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withEfs = (efs: object) => withService("order", { volumes: { uploads: { path: "/uploads", efs } } });
const inProduction = (efs: object) => withStack("environment.class", "production", withEfs(efs));

export const cases: RuleCases = {
    compliant: [
        { what: "the default in production", sources: inProduction({}) },
        { what: "no backup elsewhere", sources: withEfs({ backup: false }) },
    ],
    violating: [
        {
            what: "no backup in production",
            sources: inProduction({ backup: false }),
            path: `${fileOf("order")}: volumes.uploads.efs.backup`,
            reason: "is off in production: what is deleted or overwritten by mistake is gone",
        },
    ],
    absent: [{ what: "no volumes", sources: withStack("environment.class", "production", sourcesFixture()) }],
    boundary: "it is off, or it is not",
};
