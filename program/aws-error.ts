import { ProjectError } from "./project-error";
import type { AwsSettings } from "./aws-settings";

/** Says why AWS could not be asked, or what it has not. Its message is for the user, and says what to do. */
export class AwsError extends ProjectError {}

const logIn = "log in again, for example aws sso login";

/** What to do about an error, by its name. The names differ between services. Source: Common Errors, in the API references. */
const remedies: readonly (readonly [names: readonly string[], reason: string, remedy: string])[] = [
    [
        ["CredentialsProviderError", "TokenProviderError"],
        "there are no AWS credentials",
        "run aws sso login, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or aws:profile in the stack file",
    ],
    [
        ["ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"],
        "the AWS session has expired",
        logIn,
    ],
    [
        [
            "AuthFailure",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException",
        ],
        "AWS does not take the credentials",
        `${logIn}, or set others`,
    ],
    [
        ["Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequestsException"],
        "the account sends AWS more requests than it takes",
        "try again in a minute",
    ],
];

const denied = ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized"];

/** The codes of Node's errors where nobody answers. */
const unreachable = [
    "ECONNREFUSED",
    "ECONNRESET",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ETIMEDOUT",
];

interface SdkError extends Error {
    readonly $metadata?: unknown;
    readonly code?: string;
}

/** Node tells of several addresses that don't answer in one error without a message. */
const codeOf = (error: SdkError): string | undefined =>
    error.code ?? (error instanceof AggregateError ? (error.errors[0] as SdkError | undefined)?.code : undefined);

function explanationOf(error: SdkError, settings: AwsSettings, env: NodeJS.ProcessEnv): string | undefined {
    const { name, message } = error;
    const named = Object.values(settings.endpoints ?? {});
    const place = named.length > 0 ? `what aws:endpoints names (${named.join(", ")})` : env["AWS_ENDPOINT_URL"];
    if (/\bexpired\b/i.test(message) && (name === "CredentialsProviderError" || name === "TokenProviderError"))
        return `the AWS session has expired; ${logIn}`;
    const known = remedies.find(([names]) => names.includes(name));
    if (known !== undefined) return `${known[1]}; ${known[2]}`;
    if (denied.includes(name)) {
        const action = /perform:? ([\w-]+:\w+)/.exec(message)?.[1];
        return `the credentials may not do this; allow them ${action ?? "what AWS says"} (${message})`;
    }
    if (unreachable.includes(codeOf(error) ?? "") || name === "TimeoutError")
        return settings.endpoint === undefined
            ? `${place ?? `AWS in ${settings.region}`} can't be reached (${codeOf(error) ?? name}); see to the network, or correct aws:region`
            : `no emulated AWS answers at ${settings.endpoint}; run npm start, or set AWS_ENDPOINT_URL to where one does`;
    return error.$metadata === undefined ? undefined : `AWS says: ${message === "" ? name : `${message} (${name})`}`;
}

/**
 * An error of the AWS SDK as the user is told of it. Any other is a defect of ours, and stays as it is.
 * @param settings how AWS was asked
 */
export function explainAwsError(error: unknown, settings: AwsSettings, env: NodeJS.ProcessEnv = process.env): unknown {
    if (!(error instanceof Error) || error instanceof ProjectError) return error;
    const explanation = explanationOf(error, settings, env);
    return explanation === undefined ? error : new AwsError(explanation, { cause: error });
}
