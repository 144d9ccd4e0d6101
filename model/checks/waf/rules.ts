import { countOnlyOf, rulesOf } from "../../plan/waf";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ waf }, at) => {
    if (waf === undefined) return [];
    const groups = rulesOf(waf);
    return [
        ...groups.flatMap((group, index) =>
            groups.indexOf(group) === index
                ? []
                : [finding(at("waf", "managedRules", index), `"${group}" is named twice`, "write it once")],
        ),
        ...countOnlyOf(waf).flatMap(([group]) =>
            groups.some((used) => used === group)
                ? []
                : [
                      finding(
                          at("waf", "countOnly", group),
                          `"${group}" is none of the web ACL's groups`,
                          "add it to managedRules, or remove it",
                      ),
                  ],
        ),
    ];
});

/** The rule `waf/rules`. */
export const wafRules: Rule = {
    id: "waf/rules",
    severity: "error",
    what: "Each group of a web ACL is named once, and rules that only count are of one of its groups.",
    why: "AWS WAF refuses two rules of one name. A rule of a group that is not there would count nothing, while it looks as if it did.",
    remedy: "Write each group once, and the group of each rule that only counts among them.",
    source: "CreateWebACL, AWS WAFV2 API reference (WAFDuplicateItemException).",
    check,
};
