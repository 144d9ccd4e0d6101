import assert from "node:assert/strict";
import { ServiceImage } from "../../../components";
import type { BuiltImagePlan } from "../../../model/plan/image";
import type { Inputs } from "../../support/answers";
import { deploy } from "../../support/recorder";
import { unknown } from "../../support/recording";

const repositoryUrl = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop-dev/order";
const registry = { server: "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com", username: "AWS", password: "word" };
const pushedNow = `${repositoryUrl}@sha256:${"b".repeat(64)}`;
const digest = `sha256:${"a".repeat(64)}`;

const plan: BuiltImagePlan = {
    kind: "built",
    tag: "0123456789abcdef",
    context: "contexts/order",
    dockerfile: "Dockerfile",
    args: {},
    platform: "linux/amd64",
    keep: 30,
};

interface Case {
    readonly plan?: Partial<BuiltImagePlan>;
    /** What the repository has. @default nothing */
    readonly images?: Inputs;
    readonly preview?: boolean;
}

async function deployImage({ plan: over = {}, images = { imageIds: [] }, preview = false }: Case = {}) {
    const { recording } = await deploy(
        () =>
            new ServiceImage("order", {
                plan: { ...plan, ...over },
                repositoryName: "shop-dev/order",
                repositoryUrl,
                registry,
            }),
        { preview, answers: { functions: { "aws:ecr/getImages:getImages": () => images } } },
    );
    return {
        recording,
        image: recording.only("docker:index/image:Image"),
        imageUri: recording.outputsOf(recording.only("flotilla:images:ServiceImage"))?.["imageUri"],
    };
}

const pushedBefore = {
    imageIds: [
        { imageTag: "other", imageDigest: "sha256:0" },
        { imageTag: plan.tag, imageDigest: digest },
    ],
};

describe("ServiceImage by default", () => {
    it("builds the plan's context and pushes it under the plan's tag", async () => {
        assert.deepEqual((await deployImage()).image.inputs, {
            imageName: `${repositoryUrl}:0123456789abcdef`,
            build: {
                context: "contexts/order",
                dockerfile: "contexts/order/Dockerfile",
                platform: "linux/amd64",
                args: {},
            },
            buildOnPreview: false,
            skipPush: false,
            registry,
        });
    });

    it("is named by its tag, so that other inputs make another image", async () => {
        assert.equal((await deployImage()).image.name, "order-0123456789abcdef");
    });

    it("is never changed by another login or by the push that was skipped", async () => {
        assert.deepEqual((await deployImage()).image.ignoreChanges, ["skipPush", "registry"]);
    });
});

describe("ServiceImage with everything", () => {
    it("builds the stage, platform and arguments of its plan", async () => {
        const { image } = await deployImage({
            plan: { dockerfile: "build/Containerfile", target: "server", args: { A: "1" }, platform: "linux/arm64" },
        });
        assert.deepEqual(image.inputs["build"], {
            context: "contexts/order",
            dockerfile: "contexts/order/build/Containerfile",
            platform: "linux/arm64",
            args: { A: "1" },
            target: "server",
        });
    });
});

describe("an image whose tag the repository does not have", () => {
    it("is asked for in the service's own repository", async () => {
        const { recording } = await deployImage();
        assert.deepEqual(recording.invocations, [
            { token: "aws:ecr/getImages:getImages", inputs: { repositoryName: "shop-dev/order" } },
        ]);
    });

    it("is pushed", async () => {
        assert.equal((await deployImage()).image.inputs["skipPush"], false);
    });

    it("is used by the digest of the push", async () => {
        assert.equal((await deployImage()).imageUri, pushedNow);
    });

    it("is pushed into a repository that has no image yet, for which AWS gives no list at all", async () => {
        const { image, imageUri } = await deployImage({ images: {} });
        assert.deepEqual([image.inputs["skipPush"], imageUri], [false, pushedNow]);
    });
});

describe("an image whose tag the repository has", () => {
    it("is not pushed again", async () => {
        assert.equal((await deployImage({ images: pushedBefore })).image.inputs["skipPush"], true);
    });

    it("is used by the digest that the repository has", async () => {
        assert.equal((await deployImage({ images: pushedBefore })).imageUri, `${repositoryUrl}@${digest}`);
    });
});

describe("the preview of an image", () => {
    it("does not know the digest of what is to be pushed", async () => {
        assert.equal((await deployImage({ preview: true })).imageUri, unknown);
    });

    it("does not build", async () => {
        assert.equal((await deployImage({ preview: true })).image.inputs["buildOnPreview"], false);
    });
});
