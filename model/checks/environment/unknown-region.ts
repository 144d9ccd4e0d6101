import { isRegion } from "../../aws/availability-zones";
import { regions } from "../../aws/regions";
import { nearest } from "../../schema/explain";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ region }) => {
    if (!isRegion(region) || regions.includes(region)) return [];
    const near = nearest(region, regions);
    return [
        finding(
            "aws:region",
            `"${region}" is not among the regions that are known`,
            near === undefined ? "make sure that AWS has it" : `did you mean "${near}"? If it is new, go on`,
        ),
    ];
};

/** The rule `environment/unknown-region`. */
export const environmentUnknownRegion: Rule = {
    id: "environment/unknown-region",
    severity: "warning",
    what: "The region is one that is known.",
    why: "A region that does not exist has no address, so that the first call to AWS fails after a long wait. Since AWS opens new ones, this only warns.",
    remedy: "Correct the code of the region, or go on if it is new.",
    source: "The table of partitions in the AWS SDK for JavaScript.",
    check,
};
