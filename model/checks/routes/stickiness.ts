import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** A week. */
const longestSeconds = 604_800;

const check: Check = eachService(({ stickiness }, at) => {
    if (stickiness === undefined) return [];
    const [spec, path] =
        typeof stickiness === "string"
            ? ([{ duration: stickiness, cookie: undefined }, ["stickiness"]] as const)
            : ([stickiness, ["stickiness", "duration"]] as const);
    const seconds = inSeconds(spec.duration);
    return [
        ...(seconds >= 1 && seconds <= longestSeconds
            ? []
            : [
                  finding(
                      at(...path),
                      `must be from 1 s to 10080 min, got "${spec.duration}"`,
                      'write for example "60 min"',
                  ),
              ]),
        ...(spec.cookie !== undefined && /^AWSALB(?:APP|TG)?/.test(spec.cookie)
            ? [
                  finding(
                      at("stickiness", "cookie"),
                      `"${spec.cookie}" begins with AWSALB, which is the load balancer's own`,
                      "write the name of the application's cookie, or remove it",
                  ),
              ]
            : []),
    ];
});

/** The rule `routes/stickiness`. */
export const routesStickiness: Rule = {
    id: "routes/stickiness",
    severity: "error",
    what: "A client stays with a task for a second to a week, by a cookie that is not one of the load balancer's.",
    why: "Elastic Load Balancing refuses the attribute.",
    remedy: "Write a time in that range, and the application's own cookie or none.",
    source: "TargetGroupAttribute (stickiness.lb_cookie.duration_seconds, stickiness.app_cookie.cookie_name), ELBv2 API reference.",
    check,
};
