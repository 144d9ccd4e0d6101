import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, region, where }) => {
    const certificate = configuration.loadBalancer.certificateArn;
    const certificateRegionName = certificate?.split(":")[3];
    return certificateRegionName === undefined || certificateRegionName === region
        ? []
        : [
              finding(
                  where("loadBalancer", "certificateArn"),
                  `the certificate is in ${certificateRegionName}, and the listener needs one in ${region}`,
                  `request or import it in ${region}`,
              ),
          ];
};

/** The certificate is in the load balancer's region, or the listener can't have it. */
export const certificateRegion: Rule = {
    id: "load-balancer/certificate-region",
    severity: "error",
    what: "The certificate is in the load balancer's region, or the listener can't have it.",
    why: "",
    remedy: "",
    source: "",
    check,
};
