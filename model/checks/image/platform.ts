import { instanceType } from "../../aws/instance-types";
import { architectureGroup, serviceArchitecture } from "../../plan/capacity/capacity";
import { imagePlatform as platformOf, isBuilt } from "../../plan/image";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration, hostPlatform }) => {
    const { images, environment } = configuration;
    // On the emulated AWS, containers run on this machine, whatever the instance types are.
    if (environment.class === "local" || !isBuilt(service, images)) return [];
    const architecture = serviceArchitecture(service, configuration);
    const platform = platformOf(service, { images, architecture, hostPlatform });
    const group = service.architecture === undefined ? architectureGroup(service, configuration) : undefined;
    const type = group?.spec.instanceTypes[0] ?? "";
    if (group !== undefined && instanceType(type) === undefined) return [];
    if ((platform === "linux/arm64") === (architecture === "arm64")) return [];
    return [
        finding(
            at("image", "platform"),
            `the image is built for ${platform}, and ${group === undefined ? "the service" : type} is ${architecture}`,
            `build for ${architecture === "arm64" ? "linux/arm64" : "linux/amd64"}, or take ${group === undefined ? "another architecture" : "other instance types"}`,
        ),
    ];
});

/** The rule `image/platform`. */
export const imagePlatform: Rule = {
    id: "image/platform",
    severity: "error",
    what: "An image that is built here is built for the processors that it will run on.",
    why: "A container whose image is for another architecture ends at once, with an exec format error.",
    remedy: "Remove the platform, which then follows the instance types; or take instance types of that architecture.",
    source: "RuntimePlatform, ECS API reference; the architectures of instance types, EC2 API reference.",
    check,
};
