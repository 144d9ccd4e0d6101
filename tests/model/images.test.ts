import assert from "node:assert/strict";
import { planImage, type BuildContext } from "../../model/plan/image";
import { imagesSchema } from "../../model/schema/images";
import { serviceSchema, type ServiceConfiguration } from "../../model/schema/service";

type Image = ServiceConfiguration["image"];

function planOf(
    image: Image,
    {
        hash = "a1",
        images = {},
        host = "linux/amd64" as const,
        architecture = "x86_64" as const,
    }: { hash?: string; images?: object; host?: "linux/amd64" | "linux/arm64"; architecture?: "x86_64" | "arm64" } = {},
) {
    const service = serviceSchema.parse({ name: "order", image, cpu: "1 vCPU", memory: "1 GiB" });
    const context: BuildContext = { path: ".", hash };
    return planImage(service, { images: imagesSchema.parse(images), architecture, hostPlatform: host }, context);
}

function tagOf(...args: Parameters<typeof planOf>): string {
    const plan = planOf(...args);
    assert.equal(plan.kind, "built");
    return plan.kind === "built" ? plan.tag : "";
}

const base: Image = { context: "." };

describe("model: an image's tag", () => {
    it("is 16 hexadecimal digits", () => assert.match(tagOf(base), /^[0-9a-f]{16}$/));
    it("is the same for the same inputs", () => assert.equal(tagOf(base), tagOf(base)));
    it("does not change with where the context is", () => assert.equal(tagOf({ context: "elsewhere" }), tagOf(base)));
    it("does not change with the order of arguments", () =>
        assert.equal(tagOf({ ...base, args: { A: "1", B: "2" } }), tagOf({ ...base, args: { B: "2", A: "1" } })));
    it("does not change with how many images are kept", () =>
        assert.equal(tagOf(base, { images: { keep: 99 } }), tagOf(base)));
    it("does not change when the default is written", () =>
        assert.equal(tagOf({ ...base, dockerfile: "Dockerfile", platform: "linux/amd64" }), tagOf(base)));

    const changes: Readonly<Record<string, readonly [Image, Parameters<typeof planOf>[1]?]>> = {
        "the context's files": [base, { hash: "a2" }],
        "the Dockerfile": [{ ...base, dockerfile: "other.Dockerfile" }],
        "an argument": [{ ...base, args: { A: "1" } }],
        "the target": [{ ...base, target: "build" }],
        "the service's platform": [{ ...base, platform: "linux/arm64" }],
        "the environment's platform": [base, { images: { platform: "linux/arm64" } }],
        "the host's platform": [base, { images: { platform: "host" }, host: "linux/arm64" }],
        "the instances' architecture": [base, { architecture: "arm64" }],
    };
    for (const [what, args] of Object.entries(changes))
        it(`changes with ${what}`, () => assert.notEqual(tagOf(...args), tagOf(base)));

    it("tells an argument's name from its value", () =>
        assert.notEqual(tagOf({ ...base, args: { A: "B" } }), tagOf({ ...base, args: { B: "A" } })));
});

describe("model: an image that is given", () => {
    it("is not built", () => assert.deepEqual(planOf({ uri: "shop/order:1" }), { kind: "given", uri: "shop/order:1" }));
    it("has the service's name put in", () =>
        assert.deepEqual(planOf(base, { images: { given: "shop/{service}:1" } }), {
            kind: "given",
            uri: "shop/order:1",
        }));
    const repositories = {
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/order:1":
            "arn:aws:ecr:eu-west-1:123456789012:repository/shop/order",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/order:1":
            "arn:aws-cn:ecr:cn-north-1:123456789012:repository/order",
        "123456789012.dkr.ecr.us-gov-west-1.amazonaws.com/order:1":
            "arn:aws-us-gov:ecr:us-gov-west-1:123456789012:repository/order",
    };
    for (const [uri, repositoryArn] of Object.entries(repositories))
        it(`in ECR has a repository: ${uri}`, () =>
            assert.deepEqual(planOf({ uri }), { kind: "given", uri, repositoryArn }));
});
