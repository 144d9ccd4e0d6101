import type * as lb from "@pulumi/aws/lb";
import { getSecretVersionOutput } from "@pulumi/aws/secretsmanager/getSecretVersion";
import * as pulumi from "@pulumi/pulumi";
import type { AuthenticationPlan, JwtPlan, OidcPlan, SessionPlan } from "../../model/plan/routes/authentication";
import type { Replacement } from "../../model/plan/routes/rewrite";
import type { RulePlan } from "../../model/plan/routes/rules";
import type { WeightsPlan } from "../../model/plan/routes/weights";

type Action = Extract<lb.ListenerRuleArgs["actions"], readonly unknown[]>[number];
type Transforms = NonNullable<lb.ListenerRuleArgs["transforms"]>;

/** Where requests go: to one target group, or to several by weight. */
export type Forward =
    | { readonly targetGroupArn: pulumi.Input<string> }
    | {
          readonly forward: {
              targetGroups: { arn: pulumi.Input<string>; weight: number }[];
              stickiness?: { enabled: boolean; duration: number };
          };
      };

/**
 * Requests that are shared among services.
 * @param targetGroupArns the target group of each, by name
 */
export const sharedForward = (
    { shares, stickySeconds }: WeightsPlan,
    targetGroupArns: Readonly<Record<string, pulumi.Input<string>>>,
): Forward => ({
    forward: {
        targetGroups: Object.entries(shares).flatMap(([service, weight]) => {
            const arn = targetGroupArns[service];
            return arn === undefined ? [] : [{ arn, weight }];
        }),
        ...(stickySeconds !== undefined && { stickiness: { enabled: true, duration: stickySeconds } }),
    },
});

const session = ({ scope, sessionTimeoutSeconds, sessionCookie, onUnauthenticated }: SessionPlan) => ({
    scope,
    sessionTimeout: sessionTimeoutSeconds,
    sessionCookieName: sessionCookie,
    onUnauthenticatedRequest: onUnauthenticated,
});

/** The value of a key in a secret that holds several as JSON. */
function valueAt(text: string, key: string, secretId: string): string {
    const value = (JSON.parse(text) as Record<string, unknown>)[key];
    if (typeof value === "string") return value;
    throw new pulumi.RunError(`the secret ${secretId} has no key "${key}"`);
}

/** The client's secret, read from Secrets Manager; it is marked, so that the state holds it encrypted. */
function clientSecret({ clientSecretId, clientSecretKey }: OidcPlan, parent: pulumi.Resource): pulumi.Output<string> {
    const { secretString } = getSecretVersionOutput({ secretId: clientSecretId }, { parent });
    return pulumi.secret(
        clientSecretKey === undefined
            ? secretString
            : secretString.apply((text) => valueAt(text, clientSecretKey, clientSecretId)),
    );
}

const oidc = (config: OidcPlan, parent: pulumi.Resource): Action => ({
    type: "authenticate-oidc",
    authenticateOidc: {
        issuer: config.issuer,
        authorizationEndpoint: config.authorizationEndpoint,
        tokenEndpoint: config.tokenEndpoint,
        userInfoEndpoint: config.userInfoEndpoint,
        clientId: config.clientId,
        clientSecret: clientSecret(config, parent),
        ...session(config),
    },
});

const jwt = ({ issuer, jwksEndpoint, claims }: JwtPlan): Action => ({
    type: "jwt-validation",
    jwtValidation: {
        issuer,
        jwksEndpoint,
        ...(claims.length > 0 && {
            additionalClaims: claims.map(({ name, format, values }) => ({ name, format, values: [...values] })),
        }),
    },
});

function authenticationAction(of: AuthenticationPlan, parent: pulumi.Resource): Action {
    switch (of.kind) {
        case "oidc":
            return oidc(of.config, parent);
        case "jwt":
            return jwt(of.config);
        case "cognito": {
            const { userPoolArn, clientId, domain } = of.config;
            return {
                type: "authenticate-cognito",
                authenticateCognito: {
                    userPoolArn,
                    userPoolClientId: clientId,
                    userPoolDomain: domain,
                    ...session(of.config),
                },
            };
        }
    }
}

/** What a listener does with a rule's requests, in order: who may make them, and then where they go. */
export const ruleActions = ({ authentication }: RulePlan, forward: Forward, parent: pulumi.Resource): Action[] => [
    ...(authentication === undefined ? [] : [authenticationAction(authentication, parent)]),
    { type: "forward", ...forward },
];

const rewriteOf = ({ regex, replace }: Replacement) => ({ rewrite: { regex, replace } });

/** What a listener changes in a rule's requests, or undefined where it is nothing. */
export function ruleTransforms({ rewrite }: RulePlan): Transforms | undefined {
    if (rewrite === undefined) return undefined;
    return [
        ...(rewrite.url ? [{ type: "url-rewrite", urlRewriteConfig: rewriteOf(rewrite.url) }] : []),
        ...(rewrite.host ? [{ type: "host-header-rewrite", hostHeaderRewriteConfig: rewriteOf(rewrite.host) }] : []),
    ];
}
