import { groupBy } from "../../group-by";
import { finding, type Check, type Rule } from "../rule";

/** The tags that every resource has of itself. */
const own = ["Project", "Environment", "ManagedBy", "Service", "Name"];

/** Tags that a resource can have. */
const mostTags = 50;

const check: Check = ({ configuration, where }) => {
    const keys = Object.keys(configuration.environment.tags);
    const taken = keys
        .filter((key) => own.some((name) => name.toLowerCase() === key.toLowerCase()))
        .map((key) =>
            finding(where("environment", "tags", key), "is a tag that Flotilla sets itself", "choose another key"),
        );
    const alike = [...groupBy(keys, (key) => key.toLowerCase()).values()].flatMap(([first, ...others]) =>
        others.map((key) =>
            finding(
                where("environment", "tags", key),
                `differs from "${first}" in letter case only, and IAM takes them for one`,
                "remove one",
            ),
        ),
    );
    const tooMany =
        keys.length > mostTags - own.length
            ? [
                  finding(
                      where("environment", "tags"),
                      `has ${keys.length} tags; with Flotilla's own a resource would have more than ${mostTags}`,
                      `keep to ${mostTags - own.length}`,
                  ),
              ]
            : [];
    return [...taken, ...alike, ...tooMany];
};

/** The rule `environment/tags`. */
export const environmentTags: Rule = {
    id: "environment/tags",
    severity: "error",
    what: "Tags do not take a key that Flotilla sets, differ in more than letter case, and are at most 45.",
    why: "A key of Flotilla's own would be overwritten; IAM refuses two keys that differ in letter case only; and AWS refuses a resource with more than 50 tags.",
    remedy: "Choose another key, or remove tags.",
    source: "Tag naming limits and requirements, Tagging AWS resources user guide; TagRole, IAM API reference.",
    check,
};
