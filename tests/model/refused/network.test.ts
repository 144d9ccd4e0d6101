import { absent, productionFixture, withService, withServices, smallService, withStack } from "../../support/fixtures";
import { refuses, refusesInStack, warns } from "../../support/refuse";

const small =
    "is too small for 4 zones of four tiers, with a /27 for the ALB in each; write a range from /16 to /22, for example";
const zones = "must be a number from 2 to 4, or 2 to 4 zone names";

describe("model: the section network", () => {
    refusesInStack([
        [
            "an empty section",
            "network",
            null,
            "must be a section with keys, got null; write it as key: value pairs [schema]",
        ],
        ["a VPC of /30", "network.cidr", "10.0.0.0/30", `"10.0.0.0/30" ${small} 10.0.0.0/22 [network/cidr]`],
        ["a VPC of /23", "network.cidr", "10.0.2.0/23", `"10.0.2.0/23" ${small} 10.0.0.0/22 [network/cidr]`],
        [
            "a VPC of /8",
            "network.cidr",
            "10.0.5.0/8",
            '"10.0.5.0/8" is larger than a VPC can be; write a range from /16 to /22, for example 10.0.0.0/16 [network/cidr]',
        ],
        [
            "host bits",
            "network.cidr",
            "10.0.5.0/16",
            '"10.0.5.0/16" has host bits set; did you mean 10.0.0.0/16? [network/cidr]',
        ],
        [
            "a public range",
            "network.cidr",
            "8.8.0.0/16",
            '"8.8.0.0/16" is a public range; take one from 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10 [network/cidr]',
        ],
        [
            "the range next to a private one",
            "network.cidr",
            "172.32.0.0/16",
            '"172.32.0.0/16" is a public range; take one from 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10 [network/cidr]',
        ],
        [
            "an address without a prefix",
            "network.cidr",
            "10.0.0.0",
            '"10.0.0.0" is not an IPv4 range; write for example 10.0.0.0/16 [network/cidr]',
        ],
        [
            "an octet above 255",
            "network.cidr",
            "10.0.0.300/16",
            '"10.0.0.300/16" is not an IPv4 range; write for example 10.0.0.0/16 [network/cidr]',
        ],
        [
            "an octet with a leading zero",
            "network.cidr",
            "010.0.0.0/16",
            '"010.0.0.0/16" is not an IPv4 range; write for example 10.0.0.0/16 [network/cidr]',
        ],
        ["an empty range", "network.cidr", "", '"" is not an IPv4 range; write for example 10.0.0.0/16 [network/cidr]'],
        ["a number in place of a range", "network.cidr", 10, "must be a text, got 10; put it in quotes [schema]"],
        ["one zone", "network.zones", 1, "must be at least 2, got 1; write 2 or more [schema]"],
        ["seven zones", "network.zones", 7, "must be at most 4, got 7; write 4 or less [schema]"],
        ["a number of zones in quotes", "network.zones", "2", `${zones}, got "2"; write 2 [schema]`],
        ["half a zone", "network.zones", 2.5, `${zones}, got 2.5; write 2 [schema]`],
        ["one named zone", "network.zones", ["eu-west-1a"], "must have at least 2 entries, got 1; add some [schema]"],
        [
            "a zone that is none",
            "network.zones",
            ["eu-west-1a", "b"],
            '"b" is not a zone\'s name; write for example eu-west-1a [schema]',
            "network.zones[1]",
        ],
        [
            "a zone of another region",
            "network.zones",
            ["eu-west-1a", "us-east-1b"],
            '"us-east-1b" is not in eu-west-1; write eu-west-1b [network/zones]',
        ],
        [
            "a zone that is named twice",
            "network.zones",
            ["eu-west-1a", "eu-west-1a"],
            '"eu-west-1a" is named twice; name each zone once [network/zones]',
        ],
        [
            "more zones than the region has",
            "network.zones",
            4,
            "is 4, and eu-west-1 is known to have 3; write 3, or the names of your account's zones [network/zones]",
        ],
        [
            "an unknown way out",
            "network.nat",
            "per-az",
            'must be one of none, single, per-zone, regional, got "per-az"; known are none, single, per-zone, regional [schema]',
        ],
        [
            "no as a YAML boolean",
            "network.nat",
            false,
            "must be one of none, single, per-zone, regional, got false; write none [schema]",
        ],
        [
            "a boolean in quotes",
            "network.flowLogs",
            "true",
            'must be true or false, got "true"; write true or false [schema]',
        ],
    ]);
    const region = (name: string) => ({ region: name });
    refuses(
        "an environment without a region",
        withStack("network.zones", 2),
        "aws:region: is not set; run `pulumi config set aws:region eu-west-1` [environment/region]",
        region(""),
    );
    refuses(
        "a region that is none",
        withStack("network.zones", 2),
        'aws:region: "eu-west" is not a region; write for example eu-west-1 [environment/region]',
        region("eu-west"),
    );
    refuses(
        "three zones in a region of two",
        withStack("network.zones", 3),
        "flotilla:network.zones: is 3, and us-west-1 is known to have 2; write 2, or the names of your account's zones [network/zones]",
        region("us-west-1"),
    );
    warns(
        "a region that is not known",
        withStack("network.zones", 2),
        'aws:region: "eu-west-9" is not among the regions that are known; did you mean "eu-west-1"? If it is new, go on [environment/unknown-region]',
        region("eu-west-9"),
    );
    warns(
        "a region that is like none",
        withStack("network.zones", 2),
        'aws:region: "mars-olympus-1" is not among the regions that are known; make sure that AWS has it [environment/unknown-region]',
        region("mars-olympus-1"),
    );
    refuses(
        "two zones where the account has one",
        withStack("network.zones", 2),
        "flotilla:network.zones: is 2, and us-west-1 is known to have 1; write the names of two zones of your account [network/zones]",
        { region: "us-west-1", zoneNames: ["us-west-1a"] },
    );
    refuses(
        "a peer network that the VPC overlaps",
        withStack("network.peers", ["192.168.0.0/16", "10.0.0.0/8"]),
        'flotilla:network.peers[1]: "10.0.0.0/8" overlaps the VPC\'s range 10.0.0.0/16; choose another network.cidr: addresses in both could not be told apart [network/peers]',
    );
    refuses(
        "a peer network with host bits",
        withStack("network.peers", ["10.1.2.3/16"]),
        'flotilla:network.peers[0]: "10.1.2.3/16" has host bits set; did you mean 10.1.0.0/16? [network/peers]',
    );
    warns(
        "Docker's own range",
        withStack("network.cidr", "172.17.0.0/16"),
        'flotilla:network.cidr: "172.17.0.0/16" overlaps 172.17.0.0/16, which Docker takes on each instance; take a range outside it, such as 10.0.0.0/16 [network/docker-range]',
    );
    warns(
        "a single NAT gateway in production",
        withStack("network.nat", "single", productionFixture()),
        "flotilla:network.nat: is single in production: the loss of its zone cuts all zones off the internet; write per-zone or regional [network/single-nat]",
    );
    refuses(
        "an image that a network without a way out can't pull",
        withService("order", { image: { uri: "nginx:1.29" } }, withStack("network.nat", "none")),
        'services/order/service.ts: image.uri: "nginx:1.29" is not in ECR in eu-west-1, and with network.nat none there is no way to another registry; copy the image to ECR, or use a pull-through cache; or write network.nat: single [network/images]',
    );

    const smallest = withStack("network.cidr", "10.0.0.0/22");
    const onFargate = (min: number, max: number) =>
        withService("payment", { capacity: "fargate", placement: absent, scaling: { min, max } }, smallest);
    refuses(
        "more tasks than the app tier has addresses for",
        onFargate(500, 500),
        'flotilla:network.cidr: "10.0.0.0/22" leaves tasks 123 addresses in a zone, and 503 tasks with their instances and endpoints take 252; choose a larger range now, such as 10.0.0.0/16: it can\'t be changed later [network/addresses]',
    );
    warns(
        "more tasks at most than the app tier has addresses for",
        onFargate(1, 200),
        'flotilla:network.cidr: "10.0.0.0/22" leaves tasks 123 addresses in a zone, and the 412 tasks that run while all services are deployed at their max take 209 with their instances and endpoints; choose a larger range while nothing is built yet, lower the services\' max, or deploy few services at a time [network/addresses-at-max]',
    );
    warns(
        "more services than a security group has rules for",
        withStack(
            "capacity.max",
            100,
            withServices(
                ...Array.from({ length: 61 }, (_, index) =>
                    smallService(`svc-${index}`, [`/svc-${index}`, `/svc-${index}/*`]),
                ),
            ),
        ),
        "flotilla:loadBalancer: the services behind the load balancer take 61 rules of its security group, which has 60 in a direction by default; put some services behind another load balancer, one of loadBalancers, or ask AWS to raise the quota first [network/security-group-rules]",
    );
});
