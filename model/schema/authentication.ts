import { z } from "zod";
import { show } from "./show";
import { duration } from "./units";

const httpsUrl = (longest: number) =>
    z
        .string()
        .regex(/^https:\/\/[^\s/]+(\/\S*)?$/, {
            error: ({ input }) =>
                `must be a URL with https, got ${show(input)}; write for example https://id.example.com`,
        })
        .max(longest, `is longer than the ${longest} characters that an ALB allows`);

/** The scheme is not needed to be one that a browser opens: some providers' issuer is a bare name. */
const issuer = (longest: number) =>
    z.string().min(1, "is empty").max(longest, `is longer than the ${longest} characters that an ALB allows`);

/** What signing in with a browser has in common, whoever signs in. Source: AuthenticateOidcActionConfig, ELBv2 API reference. */
const session = {
    scope: z.string().min(1).default("openid").describe("What is asked of the user's data. @default openid"),
    sessionTimeout: duration("60 min")
        .default("10080 min")
        .describe("How long a sign-in holds, from 1 s to 10080 min. @default 10080 min, a week"),
    sessionCookie: z
        .string()
        .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "is not the name of a cookie; write for example ShopSession")
        .default("AWSELBAuthSessionCookie")
        .describe("The name of the cookie that holds the sign-in. @default AWSELBAuthSessionCookie"),
    onUnauthenticated: z
        .enum(["authenticate", "allow", "deny"])
        .default("authenticate")
        .describe(
            "What becomes of a request without a sign-in: `authenticate` sends the browser to sign in, `deny` answers 401, `allow` lets it through. @default authenticate",
        ),
};

const oidc = z.strictObject({
    issuer: httpsUrl(1024).describe("The provider's issuer, as in its discovery document."),
    authorizationEndpoint: httpsUrl(1024).describe("Where the browser is sent to sign in."),
    tokenEndpoint: httpsUrl(1024).describe("Where the load balancer exchanges the code for a token."),
    userInfoEndpoint: httpsUrl(1024).describe("Where the load balancer reads the user's claims."),
    clientId: z.string().min(1).describe("The client's id at the provider."),
    clientSecret: z
        .string()
        .min(1)
        .describe(
            "The secret of Secrets Manager that holds the client's secret: its name or ARN, and for one of several keys the ARN with `:key::` after it.",
        ),
    ...session,
});

const cognito = z.strictObject({
    userPoolArn: z
        .string()
        .regex(
            /^arn:aws[\w-]*:cognito-idp:[a-z0-9-]+:\d{12}:userpool\/[\w-]+$/,
            "is not the ARN of a user pool; write for example arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab1Cd2",
        )
        .describe("The ARN of the user pool."),
    clientId: z.string().min(1).describe("The id of the user pool's client, which must have a secret."),
    domain: z.string().min(1).describe("The user pool's domain: its prefix at Cognito, or its own in full."),
    ...session,
});

const claimValue = z.string().min(1).max(256, "is longer than the 256 characters that an ALB allows");

/** A claim that a token must have. Source: JwtValidationActionAdditionalClaim, ELBv2 API reference. */
const claim = z.union([
    claimValue,
    z.strictObject({
        format: z
            .enum(["single-string", "string-array", "space-separated-values"])
            .describe("How the token writes it: as one text, as a list, or as one text of several values."),
        values: z
            .array(claimValue)
            .min(1)
            .max(10, "has more than the 10 values that an ALB takes")
            .describe("The values that it may have."),
    }),
]);

const jwt = z.strictObject({
    issuer: issuer(256).describe("The issuer that the token names as `iss`."),
    jwksEndpoint: httpsUrl(256).describe("Where the issuer publishes its keys. Only RS256 is verified."),
    claims: z
        .record(
            z
                .string()
                .regex(/^(?!(?:exp|iss|nbf|iat)$)/, "is verified anyway; remove it")
                .min(1),
            claim,
        )
        .refine((claims) => Object.keys(claims).length <= 10, "has more than the 10 claims that an ALB takes")
        .default({})
        .describe("Further claims that the token must have, by name. @default none: `iss`, `exp`, `nbf` and `iat`"),
});

/** Who may take a route, which the load balancer finds out before it sends the request on. */
export const authenticationSchema = z
    .strictObject({
        oidc: oidc.optional().describe("People sign in with their browser at an OpenID Connect provider."),
        cognito: cognito.optional().describe("People sign in with their browser at a Cognito user pool."),
        jwt: jwt.optional().describe("Programs send a JSON Web Token as `Authorization: Bearer`."),
    })
    .refine(
        ({ oidc: one, cognito: other, jwt: third }) => [one, other, third].filter(Boolean).length === 1,
        "must name one of oidc, cognito and jwt",
    );

/** Authentication as it is written, with its defaults. */
export type AuthenticationSpec = z.output<typeof authenticationSchema>;
