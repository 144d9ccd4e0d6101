import { planImage } from "../../plan/image";
import { architectureOf } from "../../plan/capacity/capacity";
import { isBuilt } from "../../plan/image";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration, hostPlatform, where }) => {
    const { images, capacity, environment } = configuration;
    if (environment.class !== "production" || isBuilt(service, images)) return [];
    const image = planImage(service, { images, architecture: architectureOf(capacity), hostPlatform }, undefined);
    if (image.kind === "built" || !/:(latest|stable|main|master|edge)$/.test(image.uri)) return [];
    return [
        finding(
            "uri" in service.image ? at("image", "uri") : where("images", "given"),
            `image "${image.uri}" has a tag that moves`,
            "pin a version or a digest in production",
        ),
    ];
});

/** In production, an image that was built elsewhere has a tag that does not move. */
export const imageMutable: Rule = {
    id: "image/mutable",
    severity: "error",
    what: "In production, an image that was built elsewhere has a tag that does not move.",
    why: "",
    remedy: "",
    source: "",
    check,
};
