import { isVersion } from "../../versions";
import { eachService, finding, type Check, type Rule } from "../rule";

/** `2.1` as `2.1.0`, where that is what is missing. */
function whole(version: string): string {
    const [, major, minor = "0", patch = "0"] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(version.trim()) ?? [];
    return major === undefined ? "1.0.0" : [major, minor, patch].map(Number).join(".");
}

const check: Check = eachService(({ version }, at) =>
    version === undefined || isVersion(version)
        ? []
        : [finding(at("version"), `"${version}" is not a semantic version`, `write "${whole(version)}"`)],
);

/** The rule `versions/version`. */
export const versionsVersion: Rule = {
    id: "versions/version",
    severity: "error",
    what: "The version of a service is a semantic version, written in full.",
    why: "What is no semantic version lies in no range, so no service that requires this one could be deployed.",
    remedy: "Write three numbers, such as 2.1.0.",
    source: "Semantic Versioning 2.0.0 (https://semver.org).",
    check,
};
