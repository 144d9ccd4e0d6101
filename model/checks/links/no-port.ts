import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration }) =>
    service.calls.flatMap((callee, index) => {
        const called = Object.hasOwn(configuration.services, callee) ? configuration.services[callee] : undefined;
        return called === undefined || called.port !== undefined || callee === service.name
            ? []
            : [
                  finding(
                      at("calls", index),
                      `"${callee}" has no port, so nothing can call it`,
                      `write the port that it listens on in ${callee}, or remove the call`,
                  ),
              ];
    }),
);

/** The rule `links/no-port`. */
export const linksNoPort: Rule = {
    id: "links/no-port",
    severity: "error",
    what: "Each service that another calls has a `port`.",
    why: "There is nothing that a URL or a security group's rule could name.",
    remedy: "Write the port that the called service listens on, or remove the call.",
    source: "ServiceConnectService, ECS API reference: portName must be the name of a port mapping.",
    check,
};
