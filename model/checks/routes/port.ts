import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) =>
    service.routes !== undefined && service.port === undefined
        ? [
              finding(
                  at("port"),
                  "is missing, and the service has routes",
                  "write the port that the container listens on, such as 8080",
              ),
          ]
        : [],
);

/** The rule `routes/port`. */
export const routesPort: Rule = {
    id: "routes/port",
    severity: "error",
    what: "A service with routes has a port that the load balancer can send requests to.",
    why: "The target group has nothing to register: no task would ever be healthy.",
    remedy: "Write the `port` that the container listens on.",
    source: "CreateTargetGroup, ELBv2 API reference: Port.",
    check,
};
