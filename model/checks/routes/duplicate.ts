import { groupBy } from "../../group-by";
import { anyPath, conditionText } from "../../plan/routes/condition";
import { writtenRoutes } from "../../plan/routes/written-route";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const routes = writtenRoutes(configuration);
    const same = groupBy(routes, ({ loadBalancer, condition }) => `${loadBalancer} ${conditionText(condition)}`);
    return [...same.values()].flatMap(([first, ...others]) =>
        first === undefined
            ? []
            : others.map(({ service, index, condition }) => {
                  const path = where("services", service, "routes", index);
                  const text = conditionText(condition);
                  if (service === first.service) return finding(path, `"${text}" is written twice`, "write it once");
                  return text === anyPath
                      ? finding(
                            path,
                            `services "${first.service}" and "${service}" both claim "${text}", every request`,
                            "let one of them be the catch-all, and give the other its own path or host",
                        )
                      : finding(
                            path,
                            `services "${first.service}" and "${service}" both claim "${text}"`,
                            "give each its own path or host",
                        );
              }),
    );
};

/** The rule `routes/duplicate`. */
export const routesDuplicate: Rule = {
    id: "routes/duplicate",
    severity: "error",
    what: "On one load balancer, no two routes take the same requests. Host names are the same in any letter case, and so are wildcards in another order.",
    why: "The load balancer would send all requests to the service whose rule has the lower number, and none to the other.",
    remedy: "Give each service its own path or host, or put them on different load balancers.",
    source: "Listener rules, Elastic Load Balancing user guide for Application Load Balancers: rules are looked at in the order of their priorities.",
    check,
};
