import type { Configuration } from "../schema/configuration";

/** An image that was built elsewhere, where the configuration names it. */
export interface WrittenImage {
    /** The image, with `{service}` where it is the one of `images.given`. */
    readonly uri: string;
    /** The place in the configuration. */
    readonly path: readonly string[];
}

/** The images that the services' own containers take from elsewhere: `images.given` once, where a service has none of its own. */
export function writtenImages({ images, services }: Configuration): WrittenImage[] {
    const own = Object.values(services).flatMap(({ name, image }) =>
        "uri" in image ? [{ uri: image.uri, path: ["services", name, "image", "uri"] }] : [],
    );
    const isGivenUsed = own.length < Object.keys(services).length;
    return images.given === undefined || !isGivenUsed
        ? own
        : [{ uri: images.given, path: ["images", "given"] }, ...own];
}
