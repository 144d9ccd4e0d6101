import { withExistingLinks } from "../../../../support/existing-links";
import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = fileOf("order");

export const cases: RuleCases = {
    compliant: [{ what: "other variables", sources: withExistingLinks({ "environment.SHOP_NAME": "shop" }) }],
    violating: [
        {
            what: "variables of both links",
            sources: withExistingLinks({ "environment.SHOP_HOST": "localhost", "secrets.ORDERS_EVENT_BUS": "/bus" }),
            path: `${order}: environment.SHOP_HOST`,
            reason: "is a variable that databases: [shop] sets",
            more: [
                {
                    path: `${order}: secrets.ORDERS_EVENT_BUS`,
                    reason: "is a variable that eventBuses: [orders] sets",
                },
            ],
        },
    ],
    absent: [{ what: "no links", sources: withService("order", { "environment.SHOP_HOST": "localhost" }) }],
    boundary: "a variable has the name of one of the link's, or not",
};
