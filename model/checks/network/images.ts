import { writtenImages } from "../../plan/written-image";
import { finding, type Check, type Rule } from "../rule";

/** The region of an image in a private ECR repository, or undefined for an image elsewhere. */
const ecrRegion = (uri: string): string | undefined =>
    /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\//.exec(uri)?.[1];

const check: Check = ({ configuration, region, where }) => {
    const { environment, network, services } = configuration;
    // What runs on the emulated AWS is pulled by this machine, and a peer network may have a registry.
    if (network.nat !== "none" || environment.class === "local" || network.peers.length > 0) return [];
    const ofSidecars = Object.values(services).flatMap((service) =>
        Object.entries(service.sidecars).map(([name, { image }]) => ({
            uri: image,
            path: ["services", service.name, "sidecars", name, "image"],
        })),
    );
    const ofLogRouters = Object.values(services).flatMap(({ name, logging }) =>
        logging === undefined
            ? []
            : [{ uri: logging.firelens.image, path: ["services", name, "logging", "firelens", "image"] }],
    );
    const ofCollectors = Object.values(services).flatMap(({ name, tracing }) =>
        tracing === undefined
            ? []
            : [{ uri: tracing.xray.image, path: ["services", name, "tracing", "xray", "image"] }],
    );
    return [...writtenImages(configuration), ...ofSidecars, ...ofLogRouters, ...ofCollectors]
        .filter(({ uri }) => ecrRegion(uri) !== region)
        .map(({ uri, path }) =>
            finding(
                where(...path),
                `"${uri}" is not in ECR in ${region}, and with network.nat none there is no way to another registry`,
                "copy the image to ECR, or use a pull-through cache; or write network.nat: single",
            ),
        );
};

/** The rule `network/images`. */
export const networkImages: Rule = {
    id: "network/images",
    severity: "error",
    what: "With no way to the internet and no peer network, all images are in ECR in the environment's region.",
    why: "The VPC endpoints lead to ECR in this region and nowhere else, so that a task with another image never starts: CannotPullContainerError.",
    remedy: "Copy the image to ECR, let ECR do it with a pull-through cache, or give the network a NAT.",
    source: "Amazon ECR interface VPC endpoints (AWS PrivateLink), Amazon ECR user guide.",
    check,
};
