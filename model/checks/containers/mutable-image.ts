import { hasMovingTag } from "../../plan/moving-tag";
import type { ServiceSpec } from "../../schema/service";
import { eachService, finding, type Check, type Rule } from "../rule";

/** The images beside the service's own: those of its sidecars, and of its log router. */
const imagesOf = ({ sidecars, logging }: ServiceSpec) => [
    ...Object.entries(sidecars).map(([name, { image }]) => ({ image, path: ["sidecars", name, "image"] })),
    ...(logging === undefined ? [] : [{ image: logging.firelens.image, path: ["logging", "firelens", "image"] }]),
];

const check: Check = eachService((service, at, { configuration }) =>
    configuration.environment.class !== "production"
        ? []
        : imagesOf(service)
              .filter(({ image }) => hasMovingTag(image))
              .map(({ image, path }) =>
                  finding(
                      at(...path),
                      `image "${image}" has a tag that moves`,
                      "pin a version or a digest in production",
                  ),
              ),
);

/** The rule `containers/mutable-image`. */
export const containersMutableImage: Rule = {
    id: "containers/mutable-image",
    severity: "error",
    what: "In production, the image of a sidecar and of a log router has no tag such as `latest` or `stable`.",
    why: "Two tasks of one version would run different code, and a rollback would not bring the old code back.",
    remedy: "Pin a version, or better a digest.",
    source: "ContainerDefinition, ECS API reference: image; updates to a tag are not propagated to running tasks.",
    check,
};
