import type { RouteObject } from "../../schema/route";
import { planAuthentication, type AuthenticationPlan } from "./authentication";
import { planRewrite, type RewritePlan } from "./rewrite";
import { planWeights, type WeightsPlan } from "./weights";

/** What a load balancer does with a request that takes a route, beside sending it to the service alone. */
export interface RouteAction {
    /** How the request is changed first. */
    readonly rewrite?: RewritePlan;
    /** Who may make it. */
    readonly authentication?: AuthenticationPlan;
    /** Which services have a share of them. */
    readonly weights?: WeightsPlan;
}

/** What is done with the requests of a service's route as it is written. */
export function planAction(
    service: string,
    { rewrite, auth, ...shared }: Pick<RouteObject, "auth" | "rewrite" | "stickyWeights" | "weights">,
): RouteAction {
    const weights = planWeights(service, shared);
    return {
        ...(rewrite && { rewrite: planRewrite(rewrite) }),
        ...(auth && { authentication: planAuthentication(auth) }),
        ...(weights && { weights }),
    };
}

/** The action alone, of something that has more. */
export const actionIn = ({ rewrite, authentication, weights }: RouteAction): RouteAction => ({
    ...(rewrite && { rewrite }),
    ...(authentication && { authentication }),
    ...(weights && { weights }),
});

/** A text that is the same for the same action, and for no other. */
export const actionKey = (action: RouteAction): string => JSON.stringify(actionIn(action));

/** A value's parts as text: `url.regex: ^/api/?(.*)$, url.replace: /$1`. */
const parts = (value: object, path: string): string[] =>
    Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, part]) =>
        part !== null && typeof part === "object" ? parts(part, `${path}${key}.`) : [`${path}${key}: ${String(part)}`],
    );

/** What is done, in full, and empty where it is nothing. */
export const actionDetails = (action: RouteAction): string => parts(actionIn(action), "").join(", ");

const identityProvider = ({ kind, config }: AuthenticationPlan): string =>
    kind === "cognito" ? `Cognito ${config.domain}` : `${kind === "oidc" ? "OIDC" : "JWT"} of ${config.issuer}`;

/** What is done before they are sent on, in a few words each: `rewrite ^/api/?(.*)$ to /$1`, `JWT of https://id.example.com`. */
export const actionTexts = ({ rewrite, authentication }: RouteAction): string[] => [
    ...(authentication ? [identityProvider(authentication)] : []),
    ...(rewrite?.url ? [`rewrite ${rewrite.url.regex} to ${rewrite.url.replace}`] : []),
    ...(rewrite?.host ? [`host ${rewrite.host.regex} to ${rewrite.host.replace}`] : []),
];
