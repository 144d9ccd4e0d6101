import { certificatesPerLoadBalancer } from "../../aws/limits";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ domain, certificateArn, furtherCertificateArns }, at) => {
    const path = at("furtherCertificateArns");
    const all = [...(certificateArn === undefined ? [] : [certificateArn]), ...furtherCertificateArns];
    const repeated = all.filter((arn, index) => all.indexOf(arn) !== index);
    if (furtherCertificateArns.length > 0 && domain === undefined && certificateArn === undefined)
        return [finding(path, "are there, but not the listener's own", "write the first as certificateArn")];
    if (repeated.length > 0) return [finding(path, `"${repeated[0]}" is named twice`, "write it once")];
    return furtherCertificateArns.length <= certificatesPerLoadBalancer
        ? []
        : [
              finding(
                  path,
                  `are ${furtherCertificateArns.length}, and a load balancer has ${certificatesPerLoadBalancer} by default`,
                  "use certificates of several names, or another load balancer",
              ),
          ];
});

/** The rule `load-balancer/further-certificates`. */
export const loadBalancerFurtherCertificates: Rule = {
    id: "load-balancer/further-certificates",
    severity: "error",
    what: "Further certificates come beside the listener's own, are up to 25, and each is named once.",
    why: "An HTTPS listener needs a certificate for clients that ask for no name, and Elastic Load Balancing refuses more than its quota.",
    remedy: "Write the first as certificateArn, or a domain; use certificates of several names, or another load balancer.",
    source: "AddListenerCertificates, ELBv2 API reference; Quotas for your Application Load Balancers.",
    check,
};
