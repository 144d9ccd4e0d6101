import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = fileOf("order");
const reason = "is a variable that database sets";

export const cases: RuleCases = {
    compliant: [
        { what: "other variables", sources: withService("order", { database: {}, "environment.DB_POOL": "10" }) },
    ],
    violating: [
        {
            what: "a host and a password of its own",
            sources: withService("order", {
                database: {},
                "environment.DB_HOST": "localhost",
                "secrets.DB_PASSWORD": "/order/password",
            }),
            path: `${order}: environment.DB_HOST`,
            reason,
            more: [{ path: `${order}: secrets.DB_PASSWORD`, reason }],
        },
    ],
    absent: [{ what: "no database", sources: withService("order", { "environment.DB_HOST": "localhost" }) }],
    boundary: "a variable has the name of one that the database sets, or not",
};
