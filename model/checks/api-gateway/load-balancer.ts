import { defaultLoadBalancer } from "../../plan/routes/written-route";
import { finding, writtenLoadBalancers, type Check, type Rule } from "../rule";

const check: Check = (input) => {
    const { apiGateway } = input.configuration;
    if (apiGateway === undefined) return [];
    const at = (option: string) => input.where("apiGateway", option);
    const key = apiGateway.loadBalancer ?? defaultLoadBalancer;
    const all = writtenLoadBalancers(input);
    const target = all.find((each) => each.key === key);
    if (target === undefined)
        return [
            finding(
                at("loadBalancer"),
                `there is no load balancer "${key}"`,
                `write one of ${all.map((each) => each.key).join(", ")}`,
            ),
        ];
    const { certificateArn, domain, existing } = target.spec;
    const nameless =
        existing === undefined
            ? certificateArn !== undefined && domain === undefined
            : existing.protocol === "HTTPS" && existing.host === undefined;
    return nameless
        ? [
              finding(
                  at("loadBalancer"),
                  `the load balancer ${key} speaks HTTPS, and the name of its certificate is not known`,
                  `write it at ${existing === undefined ? target.at("domain") : target.at("existing", "host")}`,
              ),
          ]
        : [];
};

/** The rule `api-gateway/load-balancer`. */
export const apiGatewayLoadBalancer: Rule = {
    id: "api-gateway/load-balancer",
    severity: "error",
    what: "An API is before a load balancer that is there, and whose name is known if it speaks HTTPS.",
    why: "API Gateway takes the listener's certificate for that name alone. Without it every request is answered with 503.",
    remedy: "Write a key of loadBalancers; give a load balancer with a certificate a domain, or one that is already there its host.",
    source: "Create private integrations for HTTP APIs, API Gateway developer guide (serverNameToVerify).",
    check,
};
