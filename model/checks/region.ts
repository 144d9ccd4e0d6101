import { isRegion } from "../aws/availability-zones";
import { errorAt } from "../problem";
import type { Check } from "./check";

/** `aws:region` names a region. */
export const region: Check = ({ region: name }) => {
    if (name === "")
        return [errorAt("aws:region", "region", "is not set", "run `pulumi config set aws:region eu-west-1`")];
    return isRegion(name)
        ? []
        : [errorAt("aws:region", "region", `"${name}" is not a region`, "write for example eu-west-1")];
};
