import { errorAt } from "../problem";
import type { Check } from "./check";

/** The certificate is in the load balancer's region, or the listener can't have it. */
export const certificateRegion: Check = ({ configuration, region, where }) => {
    const certificate = configuration.loadBalancer.certificateArn;
    const certificateRegionName = certificate?.split(":")[3];
    return certificateRegionName === undefined || certificateRegionName === region
        ? []
        : [
              errorAt(
                  where("loadBalancer", "certificateArn"),
                  "load-balancer/certificate-region",
                  `the certificate is in ${certificateRegionName}, and the listener needs one in ${region}`,
                  `request or import it in ${region}`,
              ),
          ];
};
