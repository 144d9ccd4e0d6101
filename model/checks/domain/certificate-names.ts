import { namesPerCertificate } from "../../aws/limits";
import { finding, type Check, type Rule } from "../rule";
import { eachDomain } from "../written-domains";

const check: Check = eachDomain(({ aliases }, at, { certificateGiven }) =>
    certificateGiven || aliases.length + 1 <= namesPerCertificate
        ? []
        : [
              finding(
                  at("aliases"),
                  `with the name itself they are ${aliases.length + 1} names, and ACM issues a certificate for ${namesPerCertificate} by default`,
                  "use *.example.com for several of one label, or ask AWS to raise the quota first",
              ),
          ],
);

/** The rule `domain/certificate-names`. */
export const domainCertificateNames: Rule = {
    id: "domain/certificate-names",
    severity: "warning",
    what: "A certificate is requested for at most ten names.",
    why: "Above the account's quota, ACM refuses the request. The quota can be raised to 100, so this only warns.",
    remedy: "Use a wildcard for several names of one label, or ask AWS to raise the quota first.",
    source: "Quotas, AWS Certificate Manager user guide (domain names per ACM certificate).",
    check,
};
