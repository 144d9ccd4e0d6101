import { isRegion } from "../../aws/availability-zones";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ region: name }) => {
    if (name === "") return [finding("aws:region", "is not set", "run `pulumi config set aws:region eu-west-1`")];
    return isRegion(name) ? [] : [finding("aws:region", `"${name}" is not a region`, "write for example eu-west-1")];
};

/** `aws:region` names a region. */
export const region: Rule = {
    id: "environment/region",
    severity: "error",
    what: "`aws:region` names a region.",
    why: "",
    remedy: "",
    source: "",
    check,
};
