import { covers } from "../../plan/domain";
import { writtenTestRoutes } from "../../plan/routes/test-route";
import { writtenRoutes } from "../../plan/routes/written-route";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

/** Whether a name covers a host of a route, or one that the route's host stands for: `*.example.com` or `api-?.example.com`. */
const isCovered = (names: readonly string[], host: string) =>
    names.some((name) => covers(name, host) || (/[*?]/.test(host) && covers(name, host.replace(/[*?]/g, "x"))));

const check: Check = eachLoadBalancer(({ domain, certificateArn, furtherCertificateArns }, _at, input, key) => {
    // What names a given certificate has, and where their records are, can't be known here.
    if (domain === undefined || certificateArn !== undefined || furtherCertificateArns.length > 0) return [];
    const names = [domain.name, ...domain.aliases];
    const { configuration, where } = input;
    const written = [
        ...writtenRoutes(configuration).map(({ service, index, loadBalancer, condition: { host } }) => ({
            path: where("services", service, "routes", index, "host"),
            loadBalancer,
            host,
        })),
        ...writtenTestRoutes(configuration).map(({ service, loadBalancer, host }) => ({
            path: where("services", service, "deployment", "testRoute", "host"),
            loadBalancer,
            host,
        })),
    ];
    return written.flatMap(({ path, loadBalancer, host }) =>
        loadBalancer !== key || host === undefined || isCovered(names, host)
            ? []
            : [
                  finding(
                      path,
                      `"${host}" is none of the load balancer's names, so that neither its certificate nor a record holds for it`,
                      "add it to domain.aliases",
                  ),
              ],
    );
});

/** The rule `domain/host`. */
export const domainHost: Rule = {
    id: "domain/host",
    severity: "warning",
    what: "Where a load balancer has a domain, the hosts of its routes are among the domain's names.",
    why: "A client that asks for another host is not led to the load balancer, or refuses its certificate: the route gets no request.",
    remedy: "Add the host to domain.aliases; or, if its record and certificate are made elsewhere, write the certificate in furtherCertificateArns.",
    source: "Follows from the names of the domain and the hosts of the routes.",
    check,
};
