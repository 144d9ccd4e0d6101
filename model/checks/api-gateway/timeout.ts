import { longestApiGatewayTimeoutSeconds } from "../../aws/limits";
import { inSeconds } from "../../schema/units";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration: { apiGateway }, where }) => {
    if (apiGateway === undefined) return [];
    const seconds = inSeconds(apiGateway.timeout);
    return seconds >= 1 && seconds <= longestApiGatewayTimeoutSeconds
        ? []
        : [
              finding(
                  where("apiGateway", "timeout"),
                  `must be from 1 s to ${longestApiGatewayTimeoutSeconds} s, got "${apiGateway.timeout}"`,
                  `write for example "${longestApiGatewayTimeoutSeconds} s"`,
              ),
          ];
};

/** The rule `api-gateway/timeout`. */
export const apiGatewayTimeout: Rule = {
    id: "api-gateway/timeout",
    severity: "error",
    what: "An API waits for an answer up to 30 s.",
    why: "API Gateway refuses a longer timeout of an HTTP API. What takes longer is answered with 503.",
    remedy: "Write a time from 1 s to 30 s; let what takes longer be done by a worker.",
    source: "Quotas for configuring and running an HTTP API in API Gateway, API Gateway developer guide.",
    check,
};
