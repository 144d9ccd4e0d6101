import { createHash } from "node:crypto";
import { byKey } from "../by-key";
import { partitionOf } from "../aws/partition";
import type { Architecture } from "../aws/instance-types";
import type { ImagePlatform, ImagesSpec } from "../schema/images";
import type { ServiceSpec } from "../schema/service";

/** A build context, as it was read. */
export interface BuildContext {
    /** Where the files are that Docker is given. */
    readonly path: string;
    /** A hash of all files that Docker is given, Dockerfile included, in hexadecimal. */
    readonly hash: string;
}

/** An image that is built here and pushed to the service's own repository. */
export interface BuiltImagePlan {
    readonly kind: "built";
    /** The tag: a hash of everything that the build depends on. */
    readonly tag: string;
    readonly context: string;
    readonly dockerfile: string;
    readonly target?: string;
    readonly args: Readonly<Record<string, string>>;
    readonly platform: ImagePlatform;
    /** How many tagged images the repository keeps. */
    readonly keep: number;
}

/** An image that was built elsewhere. */
export interface GivenImagePlan {
    readonly kind: "given";
    readonly uri: string;
    /** The ARN of its ECR repository, if that is where it is, to give the task's host the right to pull it. */
    readonly repositoryArn?: string;
}

/** Where a service's image comes from. */
export type ImagePlan = BuiltImagePlan | GivenImagePlan;

const ecrUri = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/;

/** Plans an image that was built elsewhere. */
export function givenImage(uri: string): GivenImagePlan {
    const [, account, region, repository] = ecrUri.exec(uri) ?? [];
    if (region === undefined) return { kind: "given", uri };
    return {
        kind: "given",
        uri,
        repositoryArn: `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${repository}`,
    };
}

const platformOf: Readonly<Record<Architecture, ImagePlatform>> = { x86_64: "linux/amd64", arm64: "linux/arm64" };

/** What image plans depend on beside the service. */
export interface ImageSurroundings {
    readonly images: ImagesSpec;
    readonly architecture: Architecture;
    /** The platform of the machine that builds. */
    readonly hostPlatform: ImagePlatform;
}

/** The platform that a service's image is built for. */
export function imagePlatform(
    service: ServiceSpec,
    { images, architecture, hostPlatform }: ImageSurroundings,
): ImagePlatform {
    const own = "context" in service.image ? service.image.platform : undefined;
    return own ?? (images.platform === "host" ? hostPlatform : (images.platform ?? platformOf[architecture]));
}

/** The image of a service that was built elsewhere, or undefined if it is built here. */
function givenUri(service: ServiceSpec, images: ImagesSpec): string | undefined {
    if ("uri" in service.image) return service.image.uri;
    return images.given?.replaceAll("{service}", service.name);
}

/** Whether the image is built here, so that its build context has to be read. */
export const isBuilt = (service: ServiceSpec, images: ImagesSpec): boolean =>
    images.given === undefined && "context" in service.image;

/**
 * Plans where a service's image comes from.
 * @param context the build context of an image that is built here
 */
export function planImage(
    service: ServiceSpec,
    surroundings: ImageSurroundings,
    context: BuildContext | undefined,
): ImagePlan {
    const { images } = surroundings;
    const uri = givenUri(service, images);
    if (uri !== undefined) return givenImage(uri);
    if (context === undefined || !("context" in service.image))
        throw new RangeError(`the build context of service ${service.name} was not read`);
    const { dockerfile, target } = service.image;
    const args = byKey(service.image.args);
    const platform = imagePlatform(service, surroundings);
    const inputs = JSON.stringify([context.hash, dockerfile, target ?? "", Object.entries(args), platform]);
    const tag = createHash("sha256").update(inputs).digest("hex").slice(0, 16);
    return {
        kind: "built",
        tag,
        context: context.path,
        dockerfile,
        ...(target !== undefined && { target }),
        args,
        platform,
        keep: images.keep,
    };
}
