import { absent, fileOf, productionFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const user = (name: unknown, sources = productionFixture()) => withService("order", { user: name }, sources);
const path = `${fileOf("order")}: user`;

export const cases: RuleCases = {
    compliant: [
        { what: "a user of the image", sources: user("1000:1000") },
        { what: "root outside production", sources: user("root", withStack("network.zones", 2)) },
    ],
    violating: [
        { what: "root", sources: user("root"), path, reason: '"root" is root' },
        { what: "user 0", sources: user("0:0"), path, reason: '"0:0" is root' },
        {
            what: "root in a sidecar",
            sources: withService(
                "order",
                { "sidecars.proxy": { image: "proxy:1.2", memory: "64 MiB", user: "0" } },
                productionFixture(),
            ),
            path: `${fileOf("order")}: sidecars.proxy.user`,
            reason: '"0" is root',
        },
    ],
    absent: [{ what: "no user, of which another rule tells", sources: user(absent) }],
    boundary: {
        inside: [
            { what: "user 1", sources: user("1") },
            { what: "a user in the group of root", sources: user("1000:0") },
            { what: "a user whose name begins with root", sources: user("rooter") },
        ],
        outside: [
            { what: "user 00", sources: user("00"), path, reason: /is root/ },
            { what: "root in another group", sources: user("root:1000"), path, reason: /is root/ },
        ],
    },
};
