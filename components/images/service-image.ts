import { join } from "node:path";
import * as ecr from "@pulumi/aws/ecr";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { BuiltImagePlan } from "../../model/plan/image";
import { transformed, type Transform } from "../transform";

/** The arguments of a {@link ServiceImage}. */
export interface ServiceImageArgs {
    readonly plan: BuiltImagePlan;
    readonly repositoryName: pulumi.Input<string>;
    readonly repositoryUrl: pulumi.Input<string>;
    /** Who may push, as `getAuthorizationToken` of ECR tells. */
    readonly registry: pulumi.Input<RegistryLogin>;
    /** Changes to the image's arguments. @default none */
    readonly transform?: Transform<docker.ImageArgs>;
}

/** A login at a registry. */
export interface RegistryLogin {
    readonly server: string;
    readonly username: string;
    readonly password: string;
}

/**
 * An image, built and pushed under a tag that names all its build inputs.
 *
 * A tag that the repository already has, as after a revert, or after a kill between push and checkpoint, is used as it
 * is and not pushed again, which an immutable repository would refuse. So the image is named by its tag, is only ever
 * created, and whether to push is decided then (docs/decisions/image-tags.md).
 */
export class ServiceImage extends pulumi.ComponentResource {
    /** The repository and digest: what a task definition pins. */
    readonly imageUri: pulumi.Output<string>;

    constructor(name: string, args: ServiceImageArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:images:ServiceImage", name, {}, opts);
        const { plan } = args;
        const pushed = ecr
            .getImagesOutput({ repositoryName: args.repositoryName }, { parent: this })
            .apply((images) => (images.imageIds as typeof images.imageIds | undefined) ?? [])
            .apply((ids) => ids.find(({ imageTag }) => imageTag === plan.tag)?.imageDigest);
        const image = new docker.Image(
            `${name}-${plan.tag}`,
            transformed(args.transform, {
                imageName: pulumi.interpolate`${args.repositoryUrl}:${plan.tag}`,
                build: {
                    context: plan.context,
                    dockerfile: join(plan.context, plan.dockerfile),
                    platform: plan.platform,
                    args: plan.args,
                    ...(plan.target !== undefined && { target: plan.target }),
                },
                buildOnPreview: false,
                skipPush: pushed.apply((digest) => digest !== undefined),
                registry: args.registry,
            }),
            { parent: this, ignoreChanges: ["skipPush", "registry"] },
        );
        // Chosen inside, so that a preview knows the image where it is known already.
        this.imageUri = pushed.apply((digest) =>
            digest === undefined ? image.repoDigest : pulumi.interpolate`${args.repositoryUrl}@${digest}`,
        );
        this.registerOutputs({ imageUri: this.imageUri });
    }
}
