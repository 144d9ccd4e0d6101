import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const built = (platform: string, sources = withStack("capacity.min", 1)) =>
    withService("order", { image: { context: ".", platform } }, sources);
const onArm = withStack("capacity.instanceTypes", ["m7g.large"]);
const path = `${fileOf("order")}: image.platform`;

export const cases: RuleCases = {
    compliant: [
        { what: "the platform of the instance types", sources: built("linux/amd64") },
        { what: "an ARM image on ARM", sources: built("linux/arm64", onArm) },
        {
            what: "another platform on the emulated AWS, where this machine runs the containers",
            sources: built("linux/arm64", withStack("environment.class", "local")),
        },
    ],
    violating: [
        {
            what: "an ARM image on x86",
            sources: built("linux/arm64"),
            path,
            reason: "the image is built for linux/arm64, and t3.medium is x86_64",
        },
        {
            what: "an x86 image on ARM",
            sources: built("linux/amd64", onArm),
            path,
            reason: "the image is built for linux/amd64, and m7g.large is arm64",
        },
    ],
    absent: [
        { what: "no platform, which follows the instance types then", sources: onArm },
        {
            what: "an image that was built elsewhere",
            sources: withService("order", { image: { uri: "shop/order:1.4" } }, onArm),
        },
        {
            what: "an instance type that is not known, of which another rule tells",
            sources: built("linux/arm64", withStack("capacity.instanceTypes", ["t3.medum"])),
        },
    ],
    boundary: "a platform is the right one or not",
};
