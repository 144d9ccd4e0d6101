import { absent, fileOf, productionFixture, sourcesFixture, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const reason = "is missing, so that the container runs as the image's own user, often root";
const sidecar = (user: object) =>
    withService("order", { "sidecars.proxy": { image: "proxy:1.2", memory: "64 MiB", ...user } }, productionFixture());

export const cases: RuleCases = {
    compliant: [
        { what: "a user for each service", sources: productionFixture() },
        { what: "a user for a sidecar too", sources: sidecar({ user: "1000" }) },
    ],
    violating: [
        {
            what: "a sidecar without a user",
            sources: sidecar({}),
            path: `${fileOf("order")}: sidecars.proxy.user`,
            reason,
        },
    ],
    absent: [
        {
            what: "no user in production",
            sources: withService("order", { user: absent }, productionFixture()),
            path: `${fileOf("order")}: user`,
            reason,
        },
        { what: "no user outside production", sources: sourcesFixture() },
    ],
    boundary: "there is a user, or none",
};
