import { isRegion } from "../../aws/availability-zones";
import { encryptedValue } from "../../encrypted";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ region }) => {
    if (region === "") return [finding("aws:region", "is not set", "run `pulumi config set aws:region eu-west-1`")];
    if (region === encryptedValue)
        return [
            finding(
                "aws:region",
                "is encrypted, and zones and prices follow from it",
                "write it in plain text: run `pulumi config set --plaintext aws:region eu-west-1`",
            ),
        ];
    return isRegion(region)
        ? []
        : [finding("aws:region", `"${region}" is not a region`, "write for example eu-west-1")];
};

/** The rule `environment/region`. */
export const environmentRegion: Rule = {
    id: "environment/region",
    severity: "error",
    what: "`aws:region` is set, and has the form of a region's name.",
    why: "Everything is created in it, and the zones and prices of the plan are those of the region. A zone's name, such as eu-west-1a, is not a region.",
    remedy: "Write the region's code, such as eu-west-1.",
    source: "Regions and Zones, Amazon EC2 user guide.",
    check,
};
