import * as ecr from "@pulumi/aws/ecr";
import * as pulumi from "@pulumi/pulumi";
import type { BuiltImagePlan, GivenImagePlan } from "../../model/plan/image";
import type { Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import { ImageRepository, type ImageRepositoryArgs } from "./image-repository";
import { ServiceImage, type RegistryLogin, type ServiceImageArgs } from "./service-image";

/** The image that a service runs. */
export interface UsedImage {
    readonly imageUri: pulumi.Input<string>;
    /** Its ECR repository, if that is where it is. */
    readonly repositoryArn?: pulumi.Input<string>;
}

/** Changes to the arguments of repositories and images. */
export interface ImageTransforms {
    readonly repository?: ImageRepositoryArgs["transform"];
    readonly image?: ServiceImageArgs["transform"];
}

/**
 * Declares the repositories and images of the services that are built here.
 * @returns the image of each service, by name
 */
export function declareImages(
    parent: pulumi.Resource,
    plan: Plan,
    transform: ImageTransforms,
): Readonly<Record<string, UsedImage>> {
    const given = plan.services.flatMap(({ name, image }) =>
        image.kind === "given" ? [[name, givenImage(image)] as const] : [],
    );
    const built = plan.services.flatMap((service) =>
        service.image.kind === "built" ? [{ service, image: service.image }] : [],
    );
    if (built.length === 0) return Object.fromEntries(given);
    const registry = ecr.getAuthorizationTokenOutput({}, { parent }).apply((token): RegistryLogin => ({
        server: token.proxyEndpoint,
        username: token.userName,
        password: token.password,
    }));
    return Object.fromEntries([
        ...given,
        ...built.map(
            ({ service, image }) =>
                [service.name, declareImage(parent, plan, service, image, pulumi.secret(registry), transform)] as const,
        ),
    ]);
}

const givenImage = ({ uri, repositoryArn }: GivenImagePlan): UsedImage => ({
    imageUri: uri,
    ...(repositoryArn !== undefined && { repositoryArn }),
});

function declareImage(
    parent: pulumi.Resource,
    plan: Plan,
    service: ServicePlan,
    image: BuiltImagePlan,
    registry: pulumi.Output<RegistryLogin>,
    transform: ImageTransforms,
): UsedImage {
    const repository = new ImageRepository(
        service.name,
        {
            repositoryName: `${plan.name}/${service.name}`,
            keep: image.keep,
            forceDelete: !plan.protect,
            protect: plan.protect,
            tags: service.tags,
            ...(transform.repository && { transform: transform.repository }),
        },
        { parent },
    );
    const serviceImage = new ServiceImage(
        service.name,
        {
            plan: image,
            repositoryName: repository.repositoryName,
            repositoryUrl: repository.repositoryUrl,
            registry,
            ...(transform.image && { transform: transform.image }),
        },
        { parent },
    );
    return { imageUri: serviceImage.imageUri, repositoryArn: repository.repositoryArn };
}
