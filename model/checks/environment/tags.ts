import { groupBy } from "../../group-by";
import { finding, type Check, type Rule } from "../rule";

/** The tags that every resource has of itself. */
const own = ["Project", "Environment", "ManagedBy", "Service", "Name"];

/** Tags that a resource can have. Source: Tag naming limits and requirements, Tagging AWS resources guide. */
const mostTags = 50;

const check: Check = ({ configuration, where }) => {
    const keys = Object.keys(configuration.environment.tags);
    const problems = keys
        .filter((key) => own.some((name) => name.toLowerCase() === key.toLowerCase()))
        .map((key) =>
            finding(where("environment", "tags", key), "is a tag that Flotilla sets itself", "choose another key"),
        );
    for (const [first, ...others] of groupBy(keys, (key) => key.toLowerCase()).values()) {
        problems.push(
            ...others.map((key) =>
                finding(
                    where("environment", "tags", key),
                    `differs from "${first}" in letter case only, and IAM takes them for one`,
                    "remove one",
                ),
            ),
        );
    }
    if (keys.length > mostTags - own.length)
        problems.push(
            finding(
                where("environment", "tags"),
                `has ${keys.length} tags; with Flotilla's own a resource would have more than ${mostTags}`,
                `keep to ${mostTags - own.length}`,
            ),
        );
    return problems;
};

/** Tags don't take a name that Flotilla uses, and differ in more than letter case, which IAM does not tell apart. */
export const environmentTags: Rule = {
    id: "environment/tags",
    severity: "error",
    what: "Tags don't take a name that Flotilla uses, and differ in more than letter case, which IAM does not tell apart.",
    why: "",
    remedy: "",
    source: "Tag naming limits and requirements, Tagging AWS resources guide",
    check,
};
