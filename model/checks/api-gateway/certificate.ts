import { regionOfArn } from "../../aws/arn";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration: { apiGateway }, region, where }) => {
    const arn = apiGateway?.certificateArn;
    if (apiGateway === undefined || arn === undefined) return [];
    const path = where("apiGateway", "certificateArn");
    const certificateRegion = regionOfArn(arn);
    return [
        ...(apiGateway.domain === undefined
            ? [finding(path, "is there without a domain that it would be for", "write the domain, or remove it")]
            : []),
        ...(certificateRegion === region
            ? []
            : [
                  finding(
                      path,
                      `the certificate is in ${certificateRegion}, and the API needs one in ${region}`,
                      `request or import it in ${region}`,
                  ),
              ]),
    ];
};

/** The rule `api-gateway/certificate`. */
export const apiGatewayCertificate: Rule = {
    id: "api-gateway/certificate",
    severity: "error",
    what: "An API's certificate is in its region, and for a domain.",
    why: "A regional API takes a certificate of its region alone, for a name of its own.",
    remedy: "Write the domain beside it, and a certificate of the environment's region.",
    source: "Custom domain names for HTTP APIs in API Gateway, API Gateway developer guide.",
    check,
};
