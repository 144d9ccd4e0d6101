import { planImage } from "../plan/image";
import { architectureOf } from "../plan/capacity";
import { errorAt } from "../problem";
import { isBuilt } from "../plan/image";
import { eachService } from "./check";

/** In production, an image that was built elsewhere has a tag that does not move. */
export const imageMutable = eachService((service, at, { configuration, hostPlatform, where }) => {
    const { images, capacity, environment } = configuration;
    if (environment.class !== "production" || isBuilt(service, images)) return [];
    const image = planImage(service, { images, architecture: architectureOf(capacity), hostPlatform }, undefined);
    if (image.kind === "built" || !/:(latest|stable|main|master|edge)$/.test(image.uri)) return [];
    return [
        errorAt(
            "uri" in service.image ? at("image", "uri") : where("images", "given"),
            "image/mutable",
            `image "${image.uri}" has a tag that moves`,
            "pin a version or a digest in production",
        ),
    ];
});
