import { ContextProblem } from "../../../model/decide";
import { productionFixture, withService } from "../../support/fixtures";
import { refuses, refusesInService, refusesInStack } from "../../support/refuse";

const source = 'write { context: "." } or { uri: "…" } [schema]';
const inContext = 'write for example "docker/Dockerfile" [schema]';
const production = productionFixture();

describe("model: images", () => {
    refusesInStack([
        [
            "too few images to roll back to",
            "images.keep",
            1,
            "keeps too few images to roll back to; write at least 5 [schema]",
        ],
        [
            "more images than the lifecycle keeps",
            "images.keep",
            5000,
            "must be at most 1000, got 5000; write 1000 or less [schema]",
        ],
        [
            "given images without the service's name",
            "images.given",
            "shop:1",
            'must contain {service} and a tag or a digest; write for example "registry.example.com/shop/{service}:1.4.2" [schema]',
        ],
        [
            "given images without a tag",
            "images.given",
            "shop/{service}",
            'must contain {service} and a tag or a digest; write for example "registry.example.com/shop/{service}:1.4.2" [schema]',
        ],
        [
            "a platform without its system",
            "images.platform",
            "arm64",
            'must be one of linux/amd64, linux/arm64, host, got "arm64"; known are linux/amd64, linux/arm64, host [schema]',
        ],
    ]);
    refusesInService("order", [
        ["an empty image", "image", "", `must say where the image comes from, got ""; ${source}`],
        ["an image that is null", "image", null, `must say where the image comes from, got null; ${source}`],
        ["a list of images", "image", ["order:1"], `must say where the image comes from, got ["order:1"]; ${source}`],
        [
            "an empty context",
            "image",
            { context: "" },
            "is empty; write a text, or remove it [schema]",
            "image.context",
        ],
        [
            "an empty target",
            "image",
            { context: ".", target: "" },
            "is empty; write a text, or remove it [schema]",
            "image.target",
        ],
        [
            "an empty Dockerfile",
            "image",
            { context: ".", dockerfile: "" },
            `must be a path inside the context, without ./ or ../, got ""; ${inContext}`,
            "image.dockerfile",
        ],
        [
            "a Dockerfile outside the context",
            "image",
            { context: ".", dockerfile: "../Dockerfile" },
            `must be a path inside the context, without ./ or ../, got "../Dockerfile"; ${inContext}`,
            "image.dockerfile",
        ],
        [
            "a Dockerfile that leaves the context on the way",
            "image",
            { context: ".", dockerfile: "a/../../Dockerfile" },
            `must be a path inside the context, without ./ or ../, got "a/../../Dockerfile"; ${inContext}`,
            "image.dockerfile",
        ],
        [
            "a Dockerfile with a path from the root",
            "image",
            { context: ".", dockerfile: "/Dockerfile" },
            `must be a path inside the context, without ./ or ../, got "/Dockerfile"; ${inContext}`,
            "image.dockerfile",
        ],
        [
            "a build argument that is a number",
            "image",
            { context: ".", args: { NODE: 20 } },
            "must be a text, got 20; put it in quotes [schema]",
            "image.args.NODE",
        ],
        [
            "an image without a tag",
            "image",
            { uri: "shop/order" },
            'needs a tag or a digest; write for example "registry.example.com/shop/order:1.4.2" [schema]',
            "image.uri",
        ],
        [
            "an image with a tag and a digest",
            "image",
            { uri: `shop/order:1@sha256:${"a".repeat(64)}` },
            "has a tag and a digest, of which only the digest counts; remove the tag [schema]",
            "image.uri",
        ],
        [
            "an image that is built and given",
            "image",
            { context: ".", uri: "shop/order:1" },
            '"uri" does not go with context; remove one [schema]',
            "image.uri",
        ],
        [
            "a platform that is not built for",
            "image",
            { context: ".", platform: "linux/arm" },
            'must be one of linux/amd64, linux/arm64, got "linux/arm"; did you mean "linux/arm64"? [schema]',
            "image.platform",
        ],
        [
            "an image for other processors",
            "image",
            { context: ".", platform: "linux/arm64" },
            "the image is built for linux/arm64, and t3.medium is x86_64; build for linux/amd64, or take other instance types [image/platform]",
            "image.platform",
        ],
    ]);
    refuses(
        "a moving tag in production",
        withService("order", { image: { uri: "shop/order:latest" } }, production),
        'services/order/service.ts: image.uri: image "shop/order:latest" has a tag that moves; pin a version or a digest in production [image/mutable]',
    );
    refuses(
        "a build context that is not there",
        withService("order", { image: { context: "nowhere" } }),
        "services/order/service.ts: image.context: there is no folder nowhere; write another [image/context]",
        {
            readContext: (service, folder) => {
                if (service === "order")
                    throw new ContextProblem("context", `there is no folder ${folder}`, "write another");
                return { path: ".", hash: "00" };
            },
        },
    );
    refuses(
        "a token among the build arguments",
        withService("order", { image: { context: ".", args: { NPM_TOKEN: "abc" } } }),
        "services/order/service.ts: image.args.NPM_TOKEN: looks like a secret, and build arguments stay readable in the image; let the service read it when it starts, from secrets [image/args-secret]",
    );
});
