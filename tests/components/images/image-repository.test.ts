import assert from "node:assert/strict";
import { ImageRepository, type ImageRepositoryArgs } from "../../../components";
import { account } from "../../support/answers";
import { deploy } from "../../support/recorder";

const tags = { Project: "shop" };

const deployRepository = async (over: Partial<ImageRepositoryArgs> = {}) =>
    (
        await deploy(
            () =>
                new ImageRepository("order", {
                    repositoryName: "shop-dev/order",
                    keep: 30,
                    forceDelete: true,
                    protect: false,
                    tags,
                    ...over,
                }),
        )
    ).recording;

describe("ImageRepository", () => {
    it("never moves a tag, scans what is pushed, and is encrypted", async () => {
        assert.deepEqual((await deployRepository()).only("ecr/repository:Repository").inputs, {
            name: "shop-dev/order",
            imageTagMutability: "IMMUTABLE",
            imageScanningConfiguration: { scanOnPush: true },
            encryptionConfigurations: [{ encryptionType: "AES256" }],
            forceDelete: true,
            tags,
        });
    });

    it("is deleted with its images in an environment that is not protected", async () => {
        const { inputs, protect } = (await deployRepository()).only("ecr/repository:Repository");
        assert.deepEqual([inputs["forceDelete"], protect], [true, false]);
    });

    it("refuses to be deleted in one that is", async () => {
        const recording = await deployRepository({ forceDelete: false, protect: true });
        const { inputs, protect } = recording.only("ecr/repository:Repository");
        assert.deepEqual([inputs["forceDelete"], protect], [false, true]);
    });

    it("keeps as many tagged images as it is told, and untagged ones for a week", async () => {
        const { inputs } = (await deployRepository({ keep: 7 })).only("LifecyclePolicy");
        const { rules } = JSON.parse(String(inputs["policy"])) as { rules: { selection: object; action: object }[] };
        assert.deepEqual(
            rules.map(({ selection, action }) => ({ selection, action })),
            [
                {
                    selection: {
                        tagStatus: "untagged",
                        countType: "sinceImagePushed",
                        countUnit: "days",
                        countNumber: 7,
                    },
                    action: { type: "expire" },
                },
                {
                    selection: {
                        tagStatus: "tagged",
                        tagPatternList: ["*"],
                        countType: "imageCountMoreThan",
                        countNumber: 7,
                    },
                    action: { type: "expire" },
                },
            ],
        );
    });

    it("has its lifecycle in its own repository", async () => {
        assert.equal((await deployRepository()).only("LifecyclePolicy").inputs["repository"], "shop-dev/order");
    });

    it("gives the repository's name, ARN and address", async () => {
        const recording = await deployRepository();
        assert.deepEqual(recording.outputsOf(recording.only("flotilla:images:ImageRepository")), {
            repositoryName: "shop-dev/order",
            repositoryArn: `arn:aws:ecr:eu-west-1:${account}:repository/shop-dev/order`,
            repositoryUrl: `${account}.dkr.ecr.eu-west-1.amazonaws.com/shop-dev/order`,
        });
    });
});
