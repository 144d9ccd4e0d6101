import { regionOfArn } from "../../aws/arn";
import { eachLoadBalancer, finding, type Check, type Finding, type Rule } from "../rule";

function elsewhere(arn: string | undefined, path: string, region: string): Finding[] {
    // A server certificate of IAM is in all regions, and its ARN names none.
    const certificateRegion = regionOfArn(arn ?? "");
    return certificateRegion === "" || certificateRegion === region
        ? []
        : [
              finding(
                  path,
                  `the certificate is in ${certificateRegion}, and the listener needs one in ${region}`,
                  `request or import it in ${region}`,
              ),
          ];
}

const check: Check = eachLoadBalancer(({ certificateArn, furtherCertificateArns }, at, { region }) => [
    ...elsewhere(certificateArn, at("certificateArn"), region),
    ...furtherCertificateArns.flatMap((arn, index) => elsewhere(arn, at("furtherCertificateArns", index), region)),
]);

/** The rule `load-balancer/certificate-region`. */
export const loadBalancerCertificateRegion: Rule = {
    id: "load-balancer/certificate-region",
    severity: "error",
    what: "A certificate is in the load balancer's region.",
    why: "A listener does not find a certificate of another region. Those of CloudFront, in us-east-1, are for CloudFront.",
    remedy: "Request or import the certificate in the environment's region.",
    source: "Supported Regions, AWS Certificate Manager user guide.",
    check,
};
