import { groupBy } from "../../group-by";
import { finding, type Check, type Rule } from "../rule";

/** The tags that every resource has of itself. */
const own = ["Project", "Environment", "ManagedBy", "Service", "Name"];

/** Tags that a resource can have. */
const mostTags = 50;

/** What a tag's value may not be: it has another character than all services take, or begins with what AWS keeps for itself. */
const notAValue = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]|^aws:/iu;

const check: Check = ({ configuration, where }) => {
    const { tags } = configuration.environment;
    const keys = Object.keys(tags);
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
    const refused = Object.entries(tags)
        .filter(([, value]) => notAValue.test(value))
        .map(([key, value]) =>
            finding(
                where("environment", "tags", key),
                `has the value "${value}", which IAM and ECS do not take`,
                "use letters, digits, spaces and _.:/=+-@, not beginning with aws:",
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
    return [...taken, ...alike, ...refused, ...tooMany];
};

/** The rule `environment/tags`. */
export const environmentTags: Rule = {
    id: "environment/tags",
    severity: "error",
    what: "Tags do not take a key that Flotilla sets, differ in more than letter case, have values that all AWS services take, and are at most 45.",
    why: "A key of Flotilla's own would be overwritten; IAM refuses two keys that differ in letter case only, and values such as R&D; and AWS refuses a resource with more than 50 tags.",
    remedy: "Choose another key or value, or remove tags.",
    source: "Tag naming limits and requirements, Tagging AWS resources user guide; TagRole and Tag, IAM API reference; CreateService (tags), ECS API reference.",
    check,
};
