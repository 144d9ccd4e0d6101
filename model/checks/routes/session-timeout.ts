import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** A week. */
const longestSeconds = 604_800;

const check: Check = eachService(({ routes = [] }, at) =>
    routes.flatMap((route, index) => {
        if (typeof route === "string" || route.auth === undefined) return [];
        const { oidc, cognito } = route.auth;
        return Object.entries({ oidc, cognito }).flatMap(([kind, session]) => {
            if (session === undefined) return [];
            const seconds = inSeconds(session.sessionTimeout);
            return seconds >= 1 && seconds <= longestSeconds
                ? []
                : [
                      finding(
                          at("routes", index, "auth", kind, "sessionTimeout"),
                          `must be from 1 s to 10080 min, got "${session.sessionTimeout}"`,
                          'write for example "60 min"',
                      ),
                  ];
        });
    }),
);

/** The rule `routes/session-timeout`. */
export const routesSessionTimeout: Rule = {
    id: "routes/session-timeout",
    severity: "error",
    what: "A sign-in at a route holds from a second to a week.",
    why: "Elastic Load Balancing refuses the rule.",
    remedy: "Write a time in that range, such as 60 min.",
    source: "AuthenticateOidcActionConfig (SessionTimeout), ELBv2 API reference.",
    check,
};
