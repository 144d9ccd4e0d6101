import { apiGatewayBurst, apiGatewayRate } from "../../aws/limits";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration: { apiGateway }, where }) => {
    if (apiGateway === undefined) return [];
    const above = (option: "rateLimit" | "burstLimit", quota: number, what: string) =>
        apiGateway[option] <= quota
            ? []
            : [
                  finding(
                      where("apiGateway", option),
                      `is ${apiGateway[option]}, and all APIs of an account in a region have ${quota} ${what} by default`,
                      `write ${quota} or less, or ask AWS to raise the quota first`,
                  ),
              ];
    return [
        ...above("rateLimit", apiGatewayRate, "requests a second"),
        ...above("burstLimit", apiGatewayBurst, "requests at once"),
    ];
};

/** The rule `api-gateway/quota`. */
export const apiGatewayQuota: Rule = {
    id: "api-gateway/quota",
    severity: "warning",
    what: "An API's limits are at most 10,000 requests a second and 5,000 at once.",
    why: "Above the account's quotas API Gateway lets through no more, whatever the API's limit says. The quotas can be raised, so this only warns.",
    remedy: "Write lower limits, or ask AWS to raise the quotas first.",
    source: "Amazon API Gateway account-level quotas, per Region, API Gateway developer guide.",
    check,
};
