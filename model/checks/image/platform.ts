import { instanceType } from "../../aws/instance-types";
import { architectureOf } from "../../plan/capacity/capacity";
import { imagePlatform, isBuilt } from "../../plan/image";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration, hostPlatform }) => {
    const { images, capacity, environment } = configuration;
    // On the emulated AWS, containers run on this machine, whatever the instance types are.
    if (environment.class === "local" || !isBuilt(service, images)) return [];
    const architecture = architectureOf(capacity);
    const platform = imagePlatform(service, { images, architecture, hostPlatform });
    const type = capacity.instanceTypes[0] ?? "";
    if (instanceType(type) === undefined || (platform === "linux/arm64") === (architecture === "arm64")) return [];
    return [
        finding(
            at("image", "platform"),
            `the image is built for ${platform}, and ${type} is ${architecture}`,
            `build for ${architecture === "arm64" ? "linux/arm64" : "linux/amd64"}, or take other instance types`,
        ),
    ];
});

/** An image is built for the processors that it will run on. */
export const imagePlatformFits: Rule = {
    id: "image/platform",
    severity: "error",
    what: "An image is built for the processors that it will run on.",
    why: "",
    remedy: "",
    source: "",
    check,
};
