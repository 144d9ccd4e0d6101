import { hasMovingTag } from "../../plan/moving-tag";
import { writtenImages } from "../../plan/written-image";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) =>
    configuration.environment.class !== "production"
        ? []
        : writtenImages(configuration)
              .filter(({ uri }) => hasMovingTag(uri))
              .map(({ uri, path }) =>
                  finding(
                      where(...path),
                      `image "${uri}" has a tag that moves`,
                      "pin a version or a digest in production",
                  ),
              );

/** The rule `image/mutable`. */
export const imageMutable: Rule = {
    id: "image/mutable",
    severity: "error",
    what: "In production, an image that was built elsewhere has a tag that does not move.",
    why: "With a tag such as latest, tasks of one service run different code, and a rollback starts the very image that failed.",
    remedy: "Pin a version or a digest.",
    source: "Follows from how ECS resolves tags: Container image resolution, ECS developer guide.",
    check,
};
