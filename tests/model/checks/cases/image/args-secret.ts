import { absent, fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const args = (value: unknown, sources = withStack("images", absent)) =>
    withService("order", { image: { context: ".", args: value } }, sources);
const refused = (what: string, name: string, value: string) => ({
    what,
    sources: args({ [name]: value }),
    path: `${fileOf("order")}: image.args.${name}`,
    reason: "looks like a secret, and build arguments stay readable in the image",
});

export const cases: RuleCases = {
    compliant: [{ what: "a version", sources: args({ NODE_VERSION: "22.1" }) }],
    violating: [
        refused("a token by its name", "NPM_TOKEN", "abc"),
        refused("a password in a URL", "INDEX", "https://ci:hunter2@pypi.example.com"),
    ],
    absent: [
        { what: "no arguments", sources: withService("order", { image: { context: "." } }) },
        { what: "an image that was built elsewhere", sources: withService("order", { image: { uri: "order:1.4" } }) },
        {
            what: "arguments that no build reads",
            sources: args({ NPM_TOKEN: "abc" }, withStack("images.given", "shop/{service}:1.4")),
        },
    ],
    boundary: {
        inside: [{ what: "where a token is", sources: args({ NPM_TOKEN_FILE: "/run/token" }) }],
        outside: [refused("a token whose name begins with where it is", "FILE_TOKEN", "abc")],
    },
};
