import { fileOf, productionFixture, serviceNames, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const image = (uri: string, sources = productionFixture()) => withService("order", { image: { uri } }, sources);
const moving = (uri: string) => ({
    what: uri,
    sources: image(uri),
    path: `${fileOf("order")}: image.uri`,
    reason: `image "${uri}" has a tag that moves`,
});

export const cases: RuleCases = {
    compliant: [
        { what: "a version", sources: image("shop/order:1.4.2") },
        { what: "a digest", sources: image(`shop/order@sha256:${"0".repeat(64)}`) },
        { what: "a moving tag outside production", sources: image("shop/order:latest", withStack("images.keep", 30)) },
    ],
    violating: [
        moving("shop/order:latest"),
        moving("registry.example.com:5000/order:main"),
        {
            what: "given images with a moving tag, once",
            sources: withStack("images.given", "shop/{service}:latest", productionFixture()),
            path: "flotilla:images.given",
            reason: 'image "shop/{service}:latest" has a tag that moves',
        },
    ],
    absent: [
        { what: "an image that is built here", sources: productionFixture() },
        {
            what: "given images that no service takes",
            sources: serviceNames.reduce(
                (sources, name) => withService(name, { image: { uri: "shop/any:1.4" } }, sources),
                withStack("images.given", "shop/{service}:latest", productionFixture()),
            ),
        },
    ],
    boundary: {
        inside: [{ what: "a tag that begins like a moving one", sources: image("shop/order:latest-2026-11-01") }],
        outside: [moving("shop/order:edge")],
    },
};
