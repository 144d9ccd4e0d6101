import type { RewriteSpec } from "../../schema/rewrite";

/** What is looked for, as a regular expression, and what stands in its place. */
export interface Replacement {
    readonly regex: string;
    readonly replace: string;
}

/** What a load balancer changes in a request. */
export interface RewritePlan {
    /** Of the URL from its path on, with the query string. */
    readonly url?: Replacement;
    /** Of the header Host. */
    readonly host?: Replacement;
}

/** A path without its beginning. What comes after it begins with a slash, or with the query string. */
const withoutPrefix = (prefix: string): Replacement => ({
    regex: `^${prefix.replace(/[.]/g, "\\$&")}/?(.*)$`,
    replace: "/$1",
});

/** Plans what is changed in the requests of a route. */
export function planRewrite({ stripPrefix, url, host }: RewriteSpec): RewritePlan {
    const changed = stripPrefix === undefined ? url : withoutPrefix(stripPrefix);
    return { ...(changed && { url: changed }), ...(host && { host }) };
}

const replaced = (text: string, change: Replacement | undefined): string =>
    change === undefined ? text : text.replace(new RegExp(change.regex), change.replace);

/** A request's URL and header Host after the change. What the expressions do not match stays as it is. */
export const rewritten = (
    { url, host }: { readonly url: string; readonly host: string },
    rewrite: RewritePlan = {},
): { readonly url: string; readonly host: string } => ({
    url: replaced(url, rewrite.url),
    host: replaced(host, rewrite.host),
});
