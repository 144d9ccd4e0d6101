import assert from "node:assert/strict";
import {
    DescribeLoadBalancersCommand,
    DescribeRulesCommand,
    DescribeListenersCommand,
    DescribeTargetGroupAttributesCommand,
    type LoadBalancer,
    type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceConfiguration } from "../../../../model";
import { ask, type Answer, type Asked } from "../../support/ask";
import { givenImage } from "../../support/given-images";
import { callJson } from "../../support/request-aws";
import type { Everything, Part } from "../part";

// Short enough to be whole in the names of the load balancers.
const [outside, inside] = ["asks", "vpc"];
const identityProvider = "https://id.example.com";

const common = (name: string) =>
    ({
        name,
        image: { uri: givenImage("user") },
        cpu: "0.25 vCPU",
        memory: "512 MiB",
        port: 8080,
        capacity: "fargate",
        // The image puts it into its answers.
        environment: { APP_VERSION: name },
    }) as const;

const services: readonly ServiceConfiguration[] = [
    {
        ...common("members"),
        loadBalancer: outside,
        scaling: { min: 2, max: 2 },
        stickiness: "60 min",
        slowStart: "30 s",
        routes: [
            "/members/*",
            { path: "/api/users/*", rewrite: { stripPrefix: "/api" } },
            {
                path: "/account/*",
                auth: {
                    oidc: {
                        issuer: identityProvider,
                        authorizationEndpoint: `${identityProvider}/authorize`,
                        tokenEndpoint: `${identityProvider}/token`,
                        userInfoEndpoint: `${identityProvider}/userinfo`,
                        clientId: "members",
                        clientSecret: "members-oidc",
                    },
                },
            },
            {
                path: "/partners/*",
                auth: {
                    jwt: {
                        issuer: identityProvider,
                        jwksEndpoint: `${identityProvider}/keys`,
                        claims: { scope: { format: "space-separated-values", values: ["orders.read"] } },
                    },
                },
            },
        ],
    },
    {
        ...common("members-beta"),
        loadBalancer: outside,
        routes: [
            { path: "/members/*", headers: { "x-beta": "yes" } },
            { path: "/members/*", query: { version: "2*" } },
            { path: "/members/*", methods: ["POST", "PUT"] },
            { path: "/members/*", sourceCidrs: ["127.0.0.2/32"] },
        ],
    },
    {
        ...common("bazaar"),
        loadBalancer: outside,
        routes: [{ path: "/bazaar/*", weights: { "bazaar-next": 30 }, stickyWeights: "60 min" }],
    },
    {
        ...common("bazaar-next"),
        loadBalancer: outside,
        routes: [{ path: "/bazaar/*", headers: { "x-version": "next" } }],
    },
    { ...common("accounts"), loadBalancer: inside, routes: ["/accounts/*"] },
];

async function loadBalancerOf({ aws, prefix }: Everything, key: string): Promise<LoadBalancer> {
    const { LoadBalancers = [] } = await aws.loadBalancing.send(new DescribeLoadBalancersCommand({}));
    const found = LoadBalancers.find(({ LoadBalancerName = "" }) => LoadBalancerName.startsWith(`${prefix}-${key}`));
    assert.ok(found !== undefined, key);
    return found;
}

/** The rules of a load balancer's listener on a port, by the text of their path. */
async function rulesOf(everything: Everything, key: string, port: number): Promise<readonly Rule[]> {
    const { loadBalancing } = everything.aws;
    const { LoadBalancerArn } = await loadBalancerOf(everything, key);
    const { Listeners = [] } = await loadBalancing.send(new DescribeListenersCommand({ LoadBalancerArn }));
    const ListenerArn = Listeners.find(({ Port }) => Port === port)?.ListenerArn;
    const { Rules = [] } = await loadBalancing.send(new DescribeRulesCommand({ ListenerArn }));
    return Rules;
}

const pathsOf = ({ Conditions = [] }: Rule) =>
    Conditions.flatMap(({ PathPatternConfig }) => PathPatternConfig?.Values ?? []);

/** The conditions of routes, read and asked for; and what is done with a request before a service has it. */
export const part: Part = {
    title: "what routes ask beside path and host",
    services,
    prepare: async (aws) => {
        const { CertificateArn } = await callJson(aws, "acm", "CertificateManager.RequestCertificate", {
            DomainName: "routing.example.com",
            ValidationMethod: "DNS",
        });
        await callJson(aws, "secretsmanager", "secretsmanager.CreateSecret", {
            Name: "members-oidc",
            SecretString: "not-a-secret",
        });
        return { loadBalancers: { [outside]: { certificateArn: CertificateArn }, [inside]: { internal: true } } };
    },
    checks: (everything) => {
        const request = async (key: string, port: number, path: string, asked?: Asked): Promise<Answer> => {
            const { LoadBalancerName = "" } = await loadBalancerOf(everything, key);
            const emulator = Number(new URL(everything.endpoint).port);
            // The emulated load balancer tells its listeners by the port in the header Host.
            return ask(emulator, `${LoadBalancerName}.alb.localhost:${port}`, path, asked);
        };
        const overHttps = (path: string, asked?: Asked) => request(outside, 443, path, asked);
        const answering = async (path: string, asked?: Asked) =>
            (JSON.parse((await overHttps(path, asked)).body) as { readonly version: string }).version;
        const ruleFor = async (path: string): Promise<Rule> => {
            const found = (await rulesOf(everything, outside, 443)).find((rule) => pathsOf(rule).includes(path));
            assert.ok(found !== undefined, path);
            return found;
        };

        it("sends a request to the service whose route asks for its header, query, method or source", async () => {
            assert.equal(await answering("/members/1"), "members");
            assert.equal(await answering("/members/1", { headers: { "x-beta": "Yes" } }), "members-beta");
            assert.equal(await answering("/members/1", { headers: { "x-beta": "no" } }), "members");
            assert.equal(await answering("/members/1?Version=2.1"), "members-beta");
            assert.equal(await answering("/members/1?version=1"), "members");
            assert.equal(await answering("/members/1", { method: "POST" }), "members-beta");
            assert.equal(await answering("/members/1", { from: "127.0.0.2" }), "members-beta");
        });

        it("keeps what a route asks for as AWS takes it", async () => {
            const conditions = (await rulesOf(everything, outside, 443))
                .filter((rule) => pathsOf(rule).includes("/members/*"))
                .flatMap(({ Conditions = [] }) => Conditions.filter(({ Field }) => Field !== "path-pattern"));
            const values = conditions.map((condition) => [
                condition.Field,
                condition.HttpHeaderConfig?.HttpHeaderName,
                condition.HttpHeaderConfig?.Values ??
                    condition.QueryStringConfig?.Values ??
                    condition.HttpRequestMethodConfig?.Values ??
                    condition.SourceIpConfig?.Values,
            ]);
            assert.deepEqual(
                values.sort(([one], [other]) => ((one as string) < (other as string) ? -1 : 1)),
                [
                    ["http-header", "x-beta", ["yes"]],
                    ["http-request-method", undefined, ["POST", "PUT"]],
                    ["query-string", undefined, [{ Key: "version", Value: "2*" }]],
                    ["source-ip", undefined, ["127.0.0.2/32"]],
                ],
            );
        });

        it("lets a service see the URL without its beginning", async () => {
            const { status, body } = await overHttps("/api/users/u-7");
            assert.deepEqual([status, (JSON.parse(body) as { readonly path: string }).path], [200, "/users/u-7"]);
            const { Transforms = [] } = await ruleFor("/api/users/*");
            assert.deepEqual(Transforms[0]?.UrlRewriteConfig?.Rewrites, [{ Regex: "^/api/?(.*)$", Replace: "/$1" }]);
        });

        it("sends a browser that has not signed in to the identity provider", async () => {
            const { status, headers } = await overHttps("/account/orders");
            assert.equal(status, 302);
            assert.match(headers.location ?? "", /^https:\/\/id\.example\.com\/authorize\?.*client_id=members/);
            const { Actions = [] } = await ruleFor("/account/*");
            assert.deepEqual(
                Actions.map(({ Type, AuthenticateOidcConfig: oidc }) => [Type, oidc?.Issuer, oidc?.SessionTimeout]),
                [
                    ["authenticate-oidc", identityProvider, 604_800],
                    ["forward", undefined, undefined],
                ],
            );
        });

        it("refuses a request without a token that it can verify", async () => {
            assert.equal((await overHttps("/partners/1")).status, 401);
            const forged = { headers: { authorization: "Bearer a.b.c" } };
            assert.equal((await overHttps("/partners/1", forged)).status, 401);
            const { Actions = [] } = await ruleFor("/partners/*");
            assert.deepEqual(Actions.find(({ Type }) => Type === "jwt-validation")?.JwtValidationConfig, {
                JwksEndpoint: `${identityProvider}/keys`,
                Issuer: identityProvider,
                AdditionalClaims: [{ Format: "space-separated-values", Name: "scope", Values: ["orders.read"] }],
            });
        });

        it("signs people in at a Cognito user pool");

        it("keeps a client with its task, and gives a new task ever more requests", async () => {
            const first = await overHttps("/members/1");
            const [cookie = ""] = first.headers["set-cookie"] ?? [];
            const hostOf = ({ body }: Answer) => (JSON.parse(body) as { readonly host: string }).host;
            const hosts = (headers: Readonly<Record<string, string>>) =>
                Promise.all(Array.from({ length: 8 }, async () => hostOf(await overHttps("/members/1", { headers }))));
            const [pair = ""] = cookie.split(";");
            assert.deepEqual([...new Set(await hosts({ cookie: pair }))], [hostOf(first)]);
            assert.equal(new Set(await hosts({})).size, 2);

            const TargetGroupArn = everything.serviceOf("members").loadBalancers?.[0]?.targetGroupArn;
            const { Attributes = [] } = await everything.aws.loadBalancing.send(
                new DescribeTargetGroupAttributesCommand({ TargetGroupArn }),
            );
            const attribute = (name: string) => Attributes.find(({ Key }) => Key === name)?.Value;
            assert.deepEqual(
                [
                    attribute("stickiness.enabled"),
                    attribute("stickiness.lb_cookie.duration_seconds"),
                    attribute("slow_start.duration_seconds"),
                ],
                ["true", "3600", "30"],
            );
        });

        it("shares the requests of a route by weight, and keeps a client with its service", async () => {
            const path = "/bazaar/1";
            const answers = (count: number, headers: Readonly<Record<string, string>> = {}) =>
                Promise.all(Array.from({ length: count }, () => answering(path, { headers })));
            const versions = await answers(60);
            // Of 60 requests 18 are the mean; to miss these bounds by chance happens once in a million times.
            const next = versions.filter((version) => version === "bazaar-next").length;
            assert.ok(next >= 3 && next <= 36, `bazaar-next answered ${next} of 60`);
            assert.equal(versions.length - next, versions.filter((version) => version === "bazaar").length);

            const first = await overHttps(path);
            const [cookie = ""] = first.headers["set-cookie"] ?? [];
            const [pair = ""] = cookie.split(";");
            assert.match(pair, /^AWSALBTG=/);
            const [version] = /"version":"([\w-]+)"/.exec(first.body)?.slice(1) ?? [];
            assert.deepEqual([...new Set(await answers(12, { cookie: pair }))], [version]);
            assert.equal(await answering(path, { headers: { "x-version": "next" } }), "bazaar-next");
        });

        it("keeps weights and stickiness in one rule, for the target groups that ECS has of the services", async () => {
            const rules = (await rulesOf(everything, outside, 443)).filter((rule) =>
                pathsOf(rule).includes("/bazaar/*"),
            );
            const shared = rules
                .flatMap(({ Actions = [] }) => Actions)
                .find(({ ForwardConfig }) => (ForwardConfig?.TargetGroups?.length ?? 0) > 1)?.ForwardConfig;
            const groupOf = (name: string) => everything.serviceOf(name).loadBalancers?.[0]?.targetGroupArn;
            assert.deepEqual(
                new Map(shared?.TargetGroups?.map(({ TargetGroupArn, Weight }) => [TargetGroupArn, Weight])),
                new Map([
                    [groupOf("bazaar"), 70],
                    [groupOf("bazaar-next"), 30],
                ]),
            );
            assert.deepEqual(shared?.TargetGroupStickinessConfig, { Enabled: true, DurationSeconds: 3600 });
        });

        it("has a load balancer that only the VPC reaches, in the app tier", async () => {
            const { Scheme, AvailabilityZones = [] } = await loadBalancerOf(everything, inside);
            assert.equal(Scheme, "internal");
            const tasks = everything.serviceOf("accounts").networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
            assert.deepEqual(AvailabilityZones.map(({ SubnetId }) => SubnetId).sort(), [...tasks].sort());
            assert.match((await request(inside, 80, "/accounts/1")).body, /"version":"accounts"/);
        });
    },
};
