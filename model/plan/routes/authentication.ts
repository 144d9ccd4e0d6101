import { byKey } from "../../by-key";
import type { AuthenticationSpec } from "../../schema/authentication";
import { inSeconds } from "../../schema/units";

/** How long a sign-in in a browser holds, and what becomes of those who are not signed in. */
export interface SessionPlan {
    readonly scope: string;
    readonly sessionTimeoutSeconds: number;
    readonly sessionCookie: string;
    readonly onUnauthenticated: "allow" | "authenticate" | "deny";
}

/** Signing in at an OpenID Connect provider. */
export interface OidcPlan extends SessionPlan {
    readonly issuer: string;
    readonly authorizationEndpoint: string;
    readonly tokenEndpoint: string;
    readonly userInfoEndpoint: string;
    readonly clientId: string;
    /** The name or ARN of the secret in Secrets Manager that holds the client's. */
    readonly clientSecretId: string;
    /** Its key, where the secret holds several as JSON. */
    readonly clientSecretKey?: string;
}

/** Signing in at a Cognito user pool. */
export interface CognitoPlan extends SessionPlan {
    readonly userPoolArn: string;
    readonly clientId: string;
    readonly domain: string;
}

/** A token that programs send. */
export interface JwtPlan {
    readonly issuer: string;
    readonly jwksEndpoint: string;
    /** In the order of their names. */
    readonly claims: readonly { readonly name: string; readonly format: string; readonly values: readonly string[] }[];
}

/** Who may take a route. */
export type AuthenticationPlan =
    | { readonly kind: "oidc"; readonly config: OidcPlan }
    | { readonly kind: "cognito"; readonly config: CognitoPlan }
    | { readonly kind: "jwt"; readonly config: JwtPlan };

type Signing = Pick<
    NonNullable<AuthenticationSpec["oidc"]>,
    "onUnauthenticated" | "scope" | "sessionCookie" | "sessionTimeout"
>;

const planSession = ({ scope, sessionTimeout, sessionCookie, onUnauthenticated }: Signing): SessionPlan => ({
    scope,
    sessionTimeoutSeconds: inSeconds(sessionTimeout),
    sessionCookie,
    onUnauthenticated,
});

/** The secret and its key: `arn:aws:secretsmanager:eu-west-1:123456789012:secret:idp-Ab1Cd2:key::` names one of several. */
function secretOf(clientSecret: string): Pick<OidcPlan, "clientSecretId" | "clientSecretKey"> {
    const [, id, key] = /^(arn:[^:]+:secretsmanager:[^:]+:\d+:secret:[^:]+):([^:]+)::$/.exec(clientSecret) ?? [];
    return id === undefined || key === undefined
        ? { clientSecretId: clientSecret }
        : { clientSecretId: id, clientSecretKey: key };
}

/** Plans who may take a route. */
export function planAuthentication({ oidc, cognito, jwt }: AuthenticationSpec): AuthenticationPlan {
    if (oidc !== undefined) {
        const { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, clientId, clientSecret } = oidc;
        const endpoints = { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, clientId };
        return { kind: "oidc", config: { ...endpoints, ...secretOf(clientSecret), ...planSession(oidc) } };
    }
    if (cognito !== undefined) {
        const { userPoolArn, clientId, domain } = cognito;
        return { kind: "cognito", config: { userPoolArn, clientId, domain, ...planSession(cognito) } };
    }
    if (jwt === undefined) throw new RangeError("authentication names none of oidc, cognito and jwt");
    const claims = Object.entries(byKey(jwt.claims)).map(([name, claim]) => ({
        name,
        ...(typeof claim === "string" ? { format: "single-string", values: [claim] } : claim),
    }));
    return { kind: "jwt", config: { issuer: jwt.issuer, jwksEndpoint: jwt.jwksEndpoint, claims } };
}
