import { under, type Facts } from "./facts";

/** The tags that every resource has, whatever is configured: they say which environment and service it belongs to. */
const givenTags = ["Environment", "ManagedBy", "Project", "Service"];

/**
 * The configured tags.
 * @param known tags that are told elsewhere
 */
export const tagFacts = (tags: Readonly<Record<string, string>>, known: Readonly<Record<string, string>> = {}): Facts =>
    under(
        "tags",
        Object.fromEntries(
            Object.entries(tags).filter(([key, value]) => !givenTags.includes(key) && known[key] !== value),
        ),
    );
