import { pricedThings, type PricedThing, type PriceTable } from "../../model/aws/prices";

const usd: Readonly<Record<PricedThing, number>> = {
    "fargate.x86_64.vcpu": 0.04048,
    "fargate.x86_64.memory": 0.004445,
    "fargate.arm64.vcpu": 0.03238,
    "fargate.arm64.memory": 0.00356,
    "fargate.ephemeral-storage": 0.000122,
    "fargate-spot.x86_64.vcpu": 0.0122,
    "fargate-spot.x86_64.memory": 0.0013,
    "fargate-spot.arm64.vcpu": 0.0098,
    "fargate-spot.arm64.memory": 0.0011,
    "nat-gateway.hour": 0.048,
    "nat-gateway.traffic": 0.048,
    "regional-nat-gateway.hour": 0.05,
    "regional-nat-gateway.traffic": 0.06,
    "load-balancer.hour": 0.0252,
    "load-balancer.capacity-unit": 0.008,
    "interface-endpoint.hour": 0.011,
    "interface-endpoint.traffic": 0.01,
    "public-ipv4.hour": 0.005,
    "logs.ingested": 0.57,
    "logs.stored": 0.03,
    "ebs.gp3": 0.088,
    "efs.standard": 0.33,
    "efs.elastic-read": 0.033,
    "efs.elastic-write": 0.066,
    "ecr.storage": 0.1,
    "traffic.internet": 0.09,
    "traffic.between-zones": 0.01,
    "cloudwatch.metric": 0.3,
    "cloudwatch.enhanced-metric": 0.07,
    "cloudwatch.alarm": 0.1,
    "cloudwatch.composite-alarm": 0.5,
    "cloudwatch.dashboard": 3,
    "kms.key": 1,
    "s3.standard": 0.023,
    "rds.gp3": 0.127,
    "rds.backup": 0.095,
    "dynamodb.million-reads": 0.1415,
    "dynamodb.million-writes": 0.705,
    "dynamodb.storage": 0.283,
    "dynamodb.recovery": 0.22,
    "secrets-manager.secret": 0.4,
    "secrets-manager.million-requests": 5,
    "sqs.million-requests": 0.4,
    "eventbridge.million-events": 1,
    "sns.million-requests": 0.5,
    "lambda.million-requests": 0.2,
    "lambda.x86_64.gb-second": 0.0000166667,
    "lambda.arm64.gb-second": 0.0000133334,
    "api-gateway.million-requests": 1.1,
    "waf.web-acl": 5,
    "waf.rule": 1,
    "waf.million-requests": 0.6,
};

const price = (amount: number, source: number) => ({ usd: amount, unit: "unit", date: "2026-09-11", source });

/** Prices that do not change with the package's: instances from the first source, everything else from the second. */
export const pricesFixture: PriceTable = {
    region: "eu-west-1",
    currency: "USD",
    sources: ["a list of instances", "a list of everything else"],
    things: Object.fromEntries(pricedThings.map((thing) => [thing, price(usd[thing], 1)])),
    instances: {
        "m6g.large": price(0.086, 0),
        "m6i.large": price(0.107, 0),
        "t3.medium": price(0.0456, 0),
    },
    databases: { "db.t4g.micro": price(0.017, 1), "db.m7g.large": price(0.185, 1) },
    caches: { "cache.t4g.micro": price(0.0136, 1), "cache.m7g.large": price(0.14, 1) },
};

/** The fixture less the price of a thing. */
export function withoutPrice(thing: PricedThing): PriceTable {
    const things = { ...pricesFixture.things };
    delete things[thing];
    return { ...pricesFixture, things };
}
