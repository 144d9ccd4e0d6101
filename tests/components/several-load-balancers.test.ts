import assert from "node:assert/strict";
import { Platform } from "../../components";
import { memoized } from "../support/memoized";
import { planWith, webService } from "../support/plans";
import { deploy } from "../support/recorder";
import type { Recording, Registration } from "../support/recording";

const sections = {
    loadBalancer: { accessLogs: {} },
    loadBalancers: { partners: { allowedCidrs: ["192.0.2.0/24"], accessLogs: {}, idleTimeout: "2 min" } },
};

const deployed = memoized(async (): Promise<Recording> => {
    const services = [
        webService(),
        webService({ name: "payment", routes: ["/payments/*"], loadBalancer: "partners" }),
        webService({ name: "refund", routes: ["/orders"], loadBalancer: "partners" }),
    ];
    const plan = planWith({ sections, services });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

const platform = (recording: Recording) => recording.outputsOf(recording.only("flotilla:index:Platform")) ?? {};
const below = ({ registrations }: Recording, component: Registration, type: string) =>
    registrations
        .filter((each) => each.parent === component.urn && each.type.endsWith(`:${type}`))
        .map(({ name }) => name);

describe("several load balancers", () => {
    it("have each a security group, a listener and logs of their own", async () => {
        const recording = await deployed();
        for (const name of ["shop-dev", "shop-dev-partners"]) {
            const component = recording.named("flotilla:routing:LoadBalancer", name);
            assert.deepEqual(
                ["SecurityGroup", "Listener", "AccessLogBucket"].map((type) => below(recording, component, type)),
                [[`${name}-alb`], [`${name}-80`], [`${name}-logs`]],
            );
        }
    });

    it("have each their own options", async () => {
        const recording = await deployed();
        const timeouts = ["shop-dev", "shop-dev-partners"].map(
            (name) => recording.named("lb/loadBalancer:LoadBalancer", name).inputs["idleTimeout"],
        );
        assert.deepEqual(timeouts, [60, 120]);
        const { cidrIpv4 } = recording.named(
            "SecurityGroupIngressRule",
            "shop-dev-partners-alb-80-192-0-2-0-24",
        ).inputs;
        assert.equal(cidrIpv4, "192.0.2.0/24");
    });

    it("tell where each answers", async () => {
        const { url, urls } = platform(await deployed());
        assert.deepEqual(
            [url, urls],
            [
                "http://shop-dev-0a1b2c3.eu-west-1.elb.amazonaws.com",
                {
                    default: "http://shop-dev-0a1b2c3.eu-west-1.elb.amazonaws.com",
                    partners: "http://shop-dev-partners-0a1b2c3.eu-west-1.elb.amazonaws.com",
                },
            ],
        );
    });
});

describe("a service behind another load balancer", () => {
    const ruleOf = async (service: string) => {
        const rule = (await deployed()).all("ListenerRule").find(({ parent }) => parent.endsWith(`::${service}`));
        assert.ok(rule !== undefined);
        return rule;
    };

    it("has its rule on that one's listener, named by both", async () => {
        const { name, inputs } = await ruleOf("payment");
        assert.equal(name, `rule-partners-${String(inputs["priority"])}`);
        assert.match(String(inputs["listenerArn"]), /listener\/app\/shop-dev-partners-80$/);
    });

    it("lets in that one, and not the other", async () => {
        const { inputs } = (await deployed()).named("SecurityGroupIngressRule", "payment-alb");
        assert.equal(inputs["referencedSecurityGroupId"], "shop-dev-partners-alb-id");
    });

    it("is told with it in the summary, which others are not", async () => {
        const services = platform(await deployed())["services"] as Record<string, { loadBalancer?: string }>;
        assert.deepEqual([services["order"]?.loadBalancer, services["payment"]?.loadBalancer], [undefined, "partners"]);
    });

    it("may have a route that another service has on the first", async () => {
        assert.notEqual((await ruleOf("refund")).name, (await ruleOf("order")).name);
    });
});
