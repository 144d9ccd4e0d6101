import { regionOfArn } from "../../aws/arn";
import { planCalls } from "../../plan/calls";
import { tlsPort } from "../../plan/tls";
import { finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = ({ configuration, region, where }): Finding[] => {
    const { tls } = configuration.discovery;
    if (tls === undefined) return [];
    const services = Object.values(configuration.services);
    const elsewhere = (["certificateAuthority", "key"] as const).flatMap((part) => {
        const arn = tls[part];
        return arn === undefined || regionOfArn(arn) === region
            ? []
            : [
                  finding(
                      where("discovery", "tls", part),
                      `is in ${regionOfArn(arn)}, and the environment is in ${region}`,
                      `write the ARN of one in ${region}`,
                  ),
              ];
    });
    const taken = services.flatMap(({ name, port, sidecars }) => [
        ...(port === tlsPort ? [where("services", name, "port")] : []),
        ...Object.entries(sidecars).flatMap(([sidecar, of]) =>
            of.port === tlsPort ? [where("services", name, "sidecars", sidecar, "port")] : [],
        ),
    ]);
    const carried = services.some((service) =>
        planCalls(service, configuration.services, "").some(({ through }) => through === "service-connect"),
    );
    return [
        ...elsewhere,
        ...taken.map((path) =>
            finding(path, `is ${tlsPort}, on which the proxy takes encrypted calls`, "choose another port"),
        ),
        ...(carried
            ? []
            : [
                  finding(
                      where("discovery", "tls"),
                      "encrypts calls through Service Connect, and no service makes one",
                      "remove it, or write the calls of the services",
                  ),
              ]),
    ];
};

/** The rule `links/tls`. */
export const linksTls: Rule = {
    id: "links/tls",
    severity: "error",
    what: "Where calls are encrypted, the certificate authority and the key are in the environment's region, some service calls another through Service Connect, and no container listens on port 15443.",
    why: "ECS can't issue certificates from another region, and the proxy that takes encrypted calls listens on that port. Calls by DNS have no proxy, and are not encrypted.",
    remedy: "Write the ARNs of the environment's region, and another port.",
    source: "Encrypt Amazon ECS Service Connect traffic, ECS developer guide; ServiceConnectService, ECS API reference: ingressPortOverride.",
    check,
};
