import { hasMovingTag } from "../../plan/moving-tag";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration }) =>
    configuration.environment.class !== "production"
        ? []
        : Object.entries(service.sidecars)
              .filter(([, { image }]) => hasMovingTag(image))
              .map(([name, { image }]) =>
                  finding(
                      at("sidecars", name, "image"),
                      `image "${image}" has a tag that moves`,
                      "pin a version or a digest in production",
                  ),
              ),
);

/** The rule `containers/mutable-image`. */
export const containersMutableImage: Rule = {
    id: "containers/mutable-image",
    severity: "error",
    what: "In production, a sidecar's image has no tag such as `latest` or `stable`.",
    why: "Two tasks of one version would run different code, and a rollback would not bring the old code back.",
    remedy: "Pin a version, or better a digest.",
    source: "ContainerDefinition, ECS API reference: image; updates to a tag are not propagated to running tasks.",
    check,
};
