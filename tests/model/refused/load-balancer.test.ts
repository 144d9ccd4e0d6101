import { absent, productionFixture, serviceNames, withService, withStack } from "../../support/fixtures";
import { refuses, refusesInStack, warns } from "../../support/refuse";

describe("model: the section loadBalancer", () => {
    refusesInStack([
        [
            "a certificate that is none",
            "loadBalancer.certificateArn",
            "shop.example.com",
            "is not the ARN of an ACM certificate; write for example arn:aws:acm:eu-west-1:123456789012:certificate/… [schema]",
        ],
        [
            "a certificate of another region",
            "loadBalancer.certificateArn",
            "arn:aws:acm:us-east-1:123456789012:certificate/0a1b",
            "the certificate is in us-east-1, and the listener needs one in eu-west-1; request or import it in eu-west-1 [load-balancer/certificate-region]",
        ],
        [
            "TLS 1.0",
            "loadBalancer.sslPolicy",
            "ELBSecurityPolicy-2016-08",
            "allows TLS below 1.2; write ELBSecurityPolicy-TLS13-1-2-Res-2021-06 [schema]",
        ],
        [
            "a load balancer for nobody",
            "loadBalancer.allowedCidrs",
            [],
            'is empty; write ["0.0.0.0/0"] for everyone [schema]',
        ],
        [
            "a range that is none",
            "loadBalancer.allowedCidrs",
            ["office"],
            '"office" is not an IPv4 range; write for example 203.0.113.0/24 [schema]',
            "loadBalancer.allowedCidrs[0]",
        ],
        [
            "a range with host bits",
            "loadBalancer.allowedCidrs",
            ["203.0.113.7/24"],
            '"203.0.113.7/24" has host bits set; did you mean 203.0.113.0/24? [load-balancer/allowed-cidrs]',
            "loadBalancer.allowedCidrs[0]",
        ],
        [
            "a range that is named twice",
            "loadBalancer.allowedCidrs",
            ["203.0.113.0/24", "203.0.113.0/24"],
            '"203.0.113.0/24" is named twice; write it once [load-balancer/allowed-cidrs]',
            "loadBalancer.allowedCidrs[1]",
        ],
        [
            "an idle timeout without a unit",
            "loadBalancer.idleTimeout",
            60,
            'must have a unit, got 60; write for example "60 s" [schema]',
        ],
        [
            "an idle timeout of none",
            "loadBalancer.idleTimeout",
            "0 s",
            'must be from 1 s to 4000 s, got "0 s"; write for example "60 s" [load-balancer/idle-timeout]',
        ],
        [
            "access logs as a boolean",
            "loadBalancer.accessLogs",
            true,
            "must be a section with keys, got true; write it as key: value pairs [schema]",
        ],
        [
            "a bucket that S3 doesn't take",
            "loadBalancer.accessLogs",
            { bucket: "Logs!" },
            "is not a bucket's name; use 3 to 63 lower-case letters, digits, hyphens and dots [schema]",
            "loadBalancer.accessLogs.bucket",
        ],
        [
            "access logs kept for no day",
            "loadBalancer.accessLogs",
            { retention: "0 days" },
            'must be at least 1 day, got "0 days"; write for example "90 days" [load-balancer/access-logs-retention]',
            "loadBalancer.accessLogs.retention",
        ],
        [
            "a boolean in quotes",
            "loadBalancer.deletionProtection",
            "false",
            'must be true or false, got "false"; write true or false [schema]',
        ],
    ]);
    const twoLoadBalancers = (options = {}) =>
        withService("user", { loadBalancer: "admin" }, withStack("loadBalancers.admin", options));
    refuses(
        "the options of a further load balancer like those of the first",
        twoLoadBalancers({ idleTimeout: "0 s" }),
        'flotilla:loadBalancers.admin.idleTimeout: must be from 1 s to 4000 s, got "0 s"; write for example "60 s" [load-balancer/idle-timeout]',
    );
    refuses("a further load balancer with the name of the first", withStack("loadBalancers.default", {}), [
        'flotilla:loadBalancers.default: "default" is what the load balancer of the section loadBalancer is called; write its options under loadBalancer, or choose another name [load-balancer/name]',
    ]);
    warns(
        "more load balancers than the public subnets have addresses for",
        ["b", "c", "d"].reduce(
            (sources, letter, index) =>
                withService(
                    ["order", "payment", "user"][index] ?? "",
                    { loadBalancer: `lb-${letter}` },
                    withStack(`loadBalancers.lb-${letter}`, {}, sources),
                ),
            withStack("network.cidr", "10.0.0.0/22"),
        ),
        'flotilla:network.cidr: "10.0.0.0/22" leaves 27 addresses in a public subnet, and 4 load balancers want 33, 8 each; choose a larger range now, such as 10.0.0.0/16, or use fewer load balancers [load-balancer/addresses]',
    );
    warns(
        "production without HTTPS",
        withStack("loadBalancer.certificateArn", absent, productionFixture()),
        "flotilla:loadBalancer.certificateArn: is missing, so that requests travel unencrypted in production; write a domain, or the ARN of an ACM certificate; HTTP then redirects to HTTPS [load-balancer/https]",
    );
    warns(
        "a load balancer without routes",
        withStack("loadBalancers.admin", {}),
        "flotilla:loadBalancers.admin: no service has its routes on this load balancer, which costs money all the same; write loadBalancer: admin in a service, or remove it [load-balancer/unused]",
    );
    warns(
        "the first load balancer without routes",
        serviceNames.reduce(
            (sources, name) => withService(name, { loadBalancer: "admin" }, sources),
            withStack("loadBalancers.admin", {}),
        ),
        "flotilla:loadBalancer: no service has its routes on this load balancer, which costs money all the same; every environment has this one: put the routes of a service on it, and fewer on the others [load-balancer/unused]",
    );
    warns(
        "more tasks behind a load balancer than it has targets",
        withService(
            "order",
            { capacity: "fargate", placement: absent, "scaling.max": 994 },
            withStack("network.zones", 2),
        ),
        "flotilla:loadBalancer: its services have up to 1001 tasks, and a load balancer has 1000 targets by default; put some services behind another load balancer, one of loadBalancers, or ask AWS to raise the quota first [load-balancer/targets]",
    );
});
