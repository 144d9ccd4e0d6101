import * as ecr from "@pulumi/aws/ecr";
import * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of an {@link ImageRepository}. */
export interface ImageRepositoryArgs {
    /** The repository's name in ECR. */
    readonly repositoryName: string;
    /** How many tagged images are kept, to roll back to. */
    readonly keep: number;
    /** Whether deleting the repository deletes the images in it. */
    readonly forceDelete: boolean;
    /** Whether Pulumi refuses to delete the repository. */
    readonly protect: boolean;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly repository?: Transform<ecr.RepositoryArgs>;
        readonly lifecyclePolicy?: Transform<ecr.LifecyclePolicyArgs>;
    };
}

/** An ECR repository whose tags never move, that scans what is pushed, and keeps enough images to roll back to. */
export class ImageRepository extends pulumi.ComponentResource {
    readonly repositoryArn: pulumi.Output<string>;
    readonly repositoryName: pulumi.Output<string>;
    readonly repositoryUrl: pulumi.Output<string>;

    constructor(name: string, args: ImageRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:images:ImageRepository", name, {}, opts);
        const { transform = {}, tags } = args;
        const repository = new ecr.Repository(
            name,
            transformed(transform.repository, {
                name: args.repositoryName,
                imageTagMutability: "IMMUTABLE",
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfigurations: [{ encryptionType: "AES256" }],
                forceDelete: args.forceDelete,
                tags,
            }),
            { parent: this, protect: args.protect },
        );
        const rules = [
            {
                rulePriority: 1,
                description: "Images without a tag are left over from failed pushes",
                selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
                action: { type: "expire" },
            },
            {
                rulePriority: 2,
                description: "The newest images, to roll back to",
                selection: {
                    tagStatus: "tagged",
                    tagPatternList: ["*"],
                    countType: "imageCountMoreThan",
                    countNumber: args.keep,
                },
                action: { type: "expire" },
            },
        ];
        new ecr.LifecyclePolicy(
            name,
            transformed(transform.lifecyclePolicy, {
                repository: repository.name,
                policy: pulumi.jsonStringify({ rules }),
            }),
            { parent: this },
        );
        this.repositoryArn = repository.arn;
        this.repositoryName = repository.name;
        this.repositoryUrl = repository.repositoryUrl;
        this.registerOutputs({
            repositoryArn: this.repositoryArn,
            repositoryName: this.repositoryName,
            repositoryUrl: this.repositoryUrl,
        });
    }
}
