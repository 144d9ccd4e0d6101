import { regionOfArn } from "../../aws/arn";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ waf }, at, { region }) => {
    if (waf?.webAclArn === undefined) return [];
    const { mode, webAclArn, ...own } = waf;
    const set = [...(mode === "count" ? ["mode"] : []), ...Object.keys(own)];
    const webAclRegion = regionOfArn(webAclArn);
    return [
        ...set.map((option) =>
            finding(
                at("waf", option),
                "is set beside a web ACL that is already there, which is not changed",
                "remove one of the two",
            ),
        ),
        ...(webAclRegion === region
            ? []
            : [
                  finding(
                      at("waf", "webAclArn"),
                      `the web ACL is in ${webAclRegion}, and the load balancer in ${region}`,
                      `write one of ${region}`,
                  ),
              ]),
    ];
});

/** The rule `waf/given`. */
export const wafGiven: Rule = {
    id: "waf/given",
    severity: "error",
    what: "A web ACL that is already there is one of the region, and none of its rules are set here.",
    why: "What is there is used and never changed, so the options would do nothing. AWS WAF finds no web ACL of another region.",
    remedy: "Remove webAclArn for a web ACL of its own, or remove the other options.",
    source: "AssociateWebACL, AWS WAFV2 API reference.",
    check,
};
