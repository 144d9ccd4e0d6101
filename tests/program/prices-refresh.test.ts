import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProjectError } from "../../program/project-error";
import { readPrices } from "../../program/read-prices";
import { priceTableText, refreshPrices, type RefreshProgress } from "../../program/refresh-prices";
import { unlisted } from "../../program/price-list-rows";
import { pricesFixture } from "../support/prices";
import {
    compressed,
    half,
    linux,
    onDemand,
    priceListText,
    servePriceLists,
    status,
    type Answer,
    type Row,
} from "./price-list-server";

const application = { operation: "LoadBalancing:Application" };

/** The row of a database, of one size of which the list's usage types have another name than the size. */
const postgres = (usageType: string, usd: number, over: Row = {}): Row =>
    onDemand(usageType, usd, {
        "Instance Type": "db.r6g.xlarge",
        "Database Engine": "PostgreSQL",
        "Deployment Option": "Single-AZ",
        ...over,
    });

/** The row of a cache's node. */
const node = (prefix: string, usd: number, over: Row = {}): Row =>
    onDemand(`${prefix}NodeUsage:cache.t4g.micro`, usd, {
        "Instance Type": "cache.t4g.micro",
        "Cache Engine": "Valkey",
        ...over,
    });

/** The lists of a region whose usage types begin with a prefix, each with what looks like a price and is none. */
const rowsOf = (prefix: string): Readonly<Record<string, readonly Row[]>> => ({
    AmazonECS: [
        onDemand(`${prefix}Fargate-vCPU-Hours:perCPU`, 0.04048),
        onDemand(`${prefix}Fargate-GB-Hours`, 0.004445),
        onDemand(`${prefix}Fargate-ARM-vCPU-Hours:perCPU`, 0.03238),
        onDemand(`${prefix}Fargate-ARM-GB-Hours`, 0.00356),
        onDemand(`${prefix}Fargate-EphemeralStorage-GB-Hours`, 0.000122),
        onDemand(`${prefix}Fargate-Windows-vCPU-Hours:perCPU`, 0.09),
    ],
    AmazonEC2: [
        onDemand(`${prefix}RegionalNatGateway-Hours`, 0.05, { operation: "RegionalNatGateway" }),
        onDemand(`${prefix}RegionalNatGateway-Bytes`, 0.06, { operation: "RegionalNatGateway" }),
        onDemand(`${prefix}NatGateway-Hours`, 0.048, { operation: "NatGateway" }),
        onDemand(`${prefix}NatGateway-Bytes`, 0.049, { operation: "NatGateway" }),
        onDemand(`${prefix}NatGateway-Prvd-Gbps`, 1.164, { operation: "NatGateway" }),
        onDemand(`${prefix}EBS:VolumeUsage.gp3`, 0.088),
        onDemand(`${prefix}EBS:VolumeUsage.gp2`, 0.11),
        linux(prefix, "m5.large", 0.207, { "Operating System": "RHEL" }),
        linux(prefix, "m5.large", 0.307, { "Pre Installed S/W": "SQL Std" }),
        linux(prefix, "m5.large", 0.117, { Tenancy: "Dedicated", usageType: `${prefix}DedicatedUsage:m5.large` }),
        linux(prefix, "m5.large", 0, {
            CapacityStatus: "AllocatedCapacityReservation",
            usageType: `${prefix}Reservation:m5.large`,
        }),
        linux(prefix, "m5.large", 0.107, {
            CapacityStatus: "UnusedCapacityReservation",
            usageType: `${prefix}UnusedBox:m5.large`,
        }),
        linux(prefix, "m5.large", 0.067, { TermType: "Reserved" }),
        linux(prefix, "t3.medium", 0.0456),
        linux(prefix, "m5.large", 0.107),
    ],
    AWSELB: [
        onDemand(`${prefix}LoadBalancerUsage`, 0.028, { operation: "LoadBalancing" }),
        onDemand("TS-LoadBalancerUsage", 0.0056, application),
        onDemand(`${prefix}LoadBalancerUsage`, 0.0252, application),
        onDemand(`${prefix}Outposts-LCUUsage`, 0.02, application),
        onDemand(`${prefix}LCUUsage`, 0.008, application),
        onDemand(`${prefix}LCUUsage`, 0.006, { operation: "LoadBalancing:Network" }),
    ],
    AmazonVPC: [
        onDemand(`${prefix}VpcEndpoint-Hours`, 0.011, { operation: "VpcEndpoint" }),
        onDemand(`${prefix}VpcEndpoint-Bytes`, 0.004, { operation: "VpcEndpoint", StartingRange: "5242880" }),
        onDemand(`${prefix}VpcEndpoint-Bytes`, 0.01, { operation: "VpcEndpoint" }),
        onDemand(`${prefix}PublicIPv4:IdleAddress`, 0.006),
        onDemand(`${prefix}PublicIPv4:InUseAddress`, 0.005),
    ],
    AmazonCloudWatch: [
        onDemand(`${prefix}CW:MetricMonitorUsage`, 0.1, { StartingRange: "10000" }),
        onDemand(`${prefix}CW:MetricMonitorUsage`, 0.3),
        onDemand(`${prefix}CW:AlarmMonitorUsage`, 0.1),
        onDemand(`${prefix}CW:HighResAlarmMonitorUsage`, 0.3),
        onDemand(`${prefix}CW:CompositeAlarmMonitorUsage`, 0.5),
        onDemand(`${prefix}DataProcessing-Bytes`, 0.57),
        onDemand(`${prefix}DataProcessingIA-Bytes`, 0.285),
        onDemand(`${prefix}TimedStorage-ByteHrs`, 0.03),
    ],
    AmazonECR: [onDemand(`${prefix}TimedStorage-ByteHrs`, 0.1)],
    AWSDataTransfer: [
        onDemand(`${prefix}DataTransfer-Out-Bytes`, 0, { EndingRange: "1" }),
        onDemand(`${prefix}DataTransfer-Out-Bytes`, 0.085, { StartingRange: "10240" }),
        onDemand(`${prefix}DataTransfer-Out-Bytes`, 0.09, { StartingRange: "1" }),
        onDemand(`${prefix}DataTransfer-Regional-Bytes`, 0.01),
    ],
    AmazonS3: [onDemand(`${prefix}TimedStorage-ByteHrs`, 0.023), onDemand(`${prefix}TimedStorage-SIA-ByteHrs`, 0.0125)],
    AmazonRDS: [
        postgres(`${prefix}Multi-AZUsage:db.r6g.xl`, 1.008, { "Deployment Option": "Multi-AZ" }),
        postgres(`${prefix}InstanceUsage:db.r6g.xl`, 0.479, { "Database Engine": "MySQL" }),
        postgres(`${prefix}InstanceUsage:db.r6g.xl`, 0.604, { "Database Engine": "Aurora PostgreSQL" }),
        postgres(`${prefix}ExtendedSupport:Yr1-Yr2:PostgreSQL13`, 0.112),
        postgres(`${prefix}InstanceUsage:db.r6g.xl`, 0.504),
        onDemand(`${prefix}RDS:GP3-Storage`, 0.133, { "Database Engine": "SQL Server" }),
        onDemand(`${prefix}RDS:GP3-Storage`, 0.127, { "Database Engine": "PostgreSQL" }),
        onDemand(`${prefix}RDS:Multi-AZ-GP3-Storage`, 0.254, { "Database Engine": "PostgreSQL" }),
        onDemand(`${prefix}RDS:ChargedBackupUsage`, 0.095, { "Database Engine": "PostgreSQL" }),
    ],
    AmazonElastiCache: [
        node(prefix, 0.017, { "Cache Engine": "Redis" }),
        node(prefix, 0.007, { usageType: `${prefix}SyncDurability-NodeUsage:cache.t4g.micro` }),
        node(prefix, 0.0136),
    ],
    AmazonDynamoDB: [
        onDemand(`${prefix}ReadRequestUnits`, 0.0000001415),
        onDemand(`${prefix}WriteRequestUnits`, 0.000000705),
        onDemand(`${prefix}ReplWriteRequestUnits`, 0.000000806),
        onDemand("IA-WriteRequestUnits", 0.00000088),
        onDemand(`${prefix}TimedStorage-ByteHrs`, 0, { EndingRange: "25" }),
        onDemand(`${prefix}TimedStorage-ByteHrs`, 0.283, { StartingRange: "25" }),
        onDemand(`${prefix}TimedPITRStorage-ByteHrs`, 0.22),
    ],
    AWSSecretsManager: [
        onDemand(`${prefix}AWSSecretsManager-Secrets`, 0.4),
        onDemand(`${prefix}AWSSecretsManager${prefix === "EU-" ? "-APIRequests" : "APIRequest"}`, 0.000005),
    ],
    AWSQueueService: [
        onDemand(`${prefix}Requests-${prefix === "" ? "RBP" : "Tier1"}`, 0.0000003, { StartingRange: "100000000000" }),
        onDemand(`${prefix}Requests-${prefix === "" ? "RBP" : "Tier1"}`, 0.0000004),
        onDemand(`${prefix}Requests-FIFO-${prefix === "" ? "RBP" : "Tier1"}`, 0.0000005),
    ],
    AWSEvents: [
        onDemand(`${prefix}Event-64K-Chunks`, 0.000002, { operation: "ReceivedPartnerEvents" }),
        onDemand(`${prefix}Event-64K-Chunks`, 0.000001, { operation: "PutEvents" }),
        onDemand(`${prefix}Event-8K-Chunks`, 0.0000001, { operation: "DiscoveryEvent" }),
    ],
    AWSLambda: [
        onDemand(`${prefix}Request`, 0.0000002),
        onDemand(`${prefix}Lambda-Edge-Request`, 0.0000006),
        onDemand(`${prefix}Lambda-GB-Second`, 0.000015, { StartingRange: "6000000000" }),
        onDemand(`${prefix}Lambda-GB-Second`, 0.0000166667),
        onDemand(`${prefix}Lambda-GB-Second-ARM`, 0.0000133334),
        onDemand(`${prefix}Lambda-Provisioned-GB-Second`, 0.0000041667),
    ],
    AmazonApiGateway: [
        onDemand(`${prefix}ApiGatewayRequest`, 0.0000035),
        onDemand(`${prefix}ApiGatewayHttpRequest`, 0.00000111),
        onDemand(`${prefix}ApiGatewayHttpRequest`, 0.000001, { StartingRange: "300000000" }),
    ],
});

const listsOf = (prefix: string): Record<string, Answer> =>
    Object.fromEntries(
        Object.entries(rowsOf(prefix)).map(([service, rows]) => [service, priceListText(service, rows)]),
    );

const today = "2026-11-21";

const isUnlisted = (thing: string) => unlisted.some((each) => each === thing);

describe("flotilla prices --refresh", () => {
    const folders: string[] = [];
    const projectFolder = () => {
        const folder = mkdtempSync(join(tmpdir(), "flotilla-prices-"));
        folders.push(folder);
        return folder;
    };
    after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

    /** Refreshes from a server that has the given lists. */
    async function refresh(lists: Readonly<Record<string, Answer>>, region = "eu-west-1", folder = projectFolder()) {
        const { baseUrl, asked, stop } = await servePriceLists(lists);
        const progress: RefreshProgress[] = [];
        try {
            const args = {
                regions: [region],
                today,
                folder,
                baseUrl,
                onProgress: (each: RefreshProgress) => progress.push(each),
            };
            const result = await refreshPrices(args).then(
                (regions) => ({ regions }),
                (error: unknown) => ({ error }),
            );
            return { folder, asked, progress, baseUrl, ...result };
        } finally {
            await stop();
        }
    }

    const usd = (table: { things: object }) =>
        Object.fromEntries(
            Object.entries(table.things as Record<string, { usd: number }>).map(([key, price]) => [key, price.usd]),
        );

    const expected = {
        "fargate.x86_64.vcpu": 0.04048,
        "fargate.x86_64.memory": 0.004445,
        "fargate.arm64.vcpu": 0.03238,
        "fargate.arm64.memory": 0.00356,
        "fargate.ephemeral-storage": 0.000122,
        "nat-gateway.hour": 0.048,
        "nat-gateway.traffic": 0.049,
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
        "ecr.storage": 0.1,
        "traffic.internet": 0.09,
        "traffic.between-zones": 0.01,
        "cloudwatch.metric": 0.3,
        "cloudwatch.alarm": 0.1,
        "cloudwatch.composite-alarm": 0.5,
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
        "lambda.million-requests": 0.2,
        "lambda.x86_64.gb-second": 0.0000166667,
        "lambda.arm64.gb-second": 0.0000133334,
        "api-gateway.million-requests": 1.11,
    };

    for (const [region, prefix] of [
        ["eu-north-1", "EUN1-"],
        ["eu-west-1", "EU-"],
        ["us-east-1", "USE1-"],
        ["us-east-1", ""],
    ] as const) {
        it(`takes the right prices from lists of ${region} whose usage types begin with "${prefix}"`, async () => {
            const { folder, error } = { error: undefined, ...(await refresh(listsOf(prefix), region)) };
            assert.equal(error, undefined);
            const table = readPrices(folder, region);
            assert.ok(table);
            const listed = Object.entries(usd(table)).filter(([thing]) => !isUnlisted(thing));
            assert.deepEqual(Object.fromEntries(listed), expected);
            for (const [section, prices] of [
                ["instances", { "m5.large": 0.107, "t3.medium": 0.0456 }],
                ["databases", { "db.r6g.xlarge": 0.504 }],
                ["caches", { "cache.t4g.micro": 0.0136 }],
            ] as const)
                assert.deepEqual(usd({ things: table[section] }), prices, section);
        });
    }

    it("dates each price by the day of AWS's list, and tells where and when it was read", async () => {
        const { folder, baseUrl } = await refresh(listsOf("EU-"));
        const table = readPrices(folder, "eu-west-1");
        const nat = table?.things["nat-gateway.hour"];
        assert.equal(nat?.date, "2026-11-18");
        assert.equal(
            table?.sources[nat.source],
            `AWS Price List, read on 2026-11-21: ${baseUrl}/offers/v1.0/aws/AmazonEC2/current/eu-west-1/index.csv`,
        );
    });

    it("reads lists that are compressed on the way", async () => {
        const lists = Object.fromEntries(
            Object.entries(rowsOf("EU-")).map(([service, rows]) => [service, compressed(priceListText(service, rows))]),
        );
        const { folder } = await refresh(lists);
        assert.equal(readPrices(folder, "eu-west-1")?.things["ebs.gp3"]?.usd, 0.088);
    });

    it("keeps the prices of Fargate Spot, which no list has, with their own day and source", async () => {
        const result = await refresh(listsOf("EU-"));
        const old = readPrices(projectFolder(), "eu-west-1");
        const now = readPrices(result.folder, "eu-west-1");
        const spot = "fargate-spot.arm64.vcpu";
        const [before, after] = [old?.things[spot], now?.things[spot]];
        assert.ok(before && after);
        assert.deepEqual([after.usd, after.date], [before.usd, before.date]);
        assert.equal(now?.sources[after.source], old?.sources[before.source]);
        assert.ok("regions" in result);
        assert.deepEqual(
            result.regions.flatMap(({ kept }) => kept).filter((thing) => thing === spot),
            [spot],
        );
    });

    it("tells which prices are still not known", async () => {
        const { AmazonECR, ...others } = rowsOf("EUN1-");
        const lists = { ...others, AmazonECR: AmazonECR?.slice(1) ?? [] };
        const texts = Object.fromEntries(
            Object.entries(lists).map(([service, rows]) => [service, priceListText(service, rows)]),
        );
        const result = await refresh(texts, "eu-north-1");
        assert.ok("regions" in result);
        assert.deepEqual(
            result.regions[0]?.missing.filter((thing) => !isUnlisted(thing)),
            ["ecr.storage"],
        );
    });

    it("tells how far it is", async () => {
        const { progress, asked } = await refresh(listsOf("EU-"));
        assert.deepEqual(progress[0], { region: "eu-west-1", service: "AmazonECS", done: 0, of: 16 });
        assert.equal(progress.length, 16);
        assert.equal(asked.length, 16);
    });

    const failures: readonly (readonly [what: string, answer: Answer, says: RegExp])[] = [
        [
            "a list that is not there",
            status(404),
            /AmazonECR\/.*: AWS has no prices of AmazonECR in eu-west-1; write a region/,
        ],
        ["a server that fails", status(503), /answered 503; try again later/],
        [
            "half a list",
            half(
                priceListText(
                    "AmazonECR",
                    Array.from({ length: 500 }, () => onDemand("EU-TimedStorage-ByteHrs", 0.1)),
                ),
            ),
            /broke off \(.+\); try again/,
        ],
        [
            "other columns",
            priceListText("AmazonECR", [], { without: "PricePerUnit" }),
            /has no column PricePerUnit; flotilla has to be updated/,
        ],
        [
            "a page instead of a list",
            "<html>\n<body>\nSign in\n</body>\n</html>\n<!-- -->\n",
            /has no column|is no price list/,
        ],
        ["an empty answer", "", /is no price list/],
    ];
    for (const [what, answer, says] of failures) {
        it(`says what is wrong with ${what}, and leaves the old prices as they were`, async () => {
            const folder = projectFolder();
            const file = join(folder, "prices", "eu-west-1.json");
            mkdirSync(join(folder, "prices"));
            writeFileSync(file, priceTableText(pricesFixture));
            const before = readFileSync(file, "utf8");
            const result = await refresh({ ...listsOf("EU-"), AmazonECR: answer }, "eu-west-1", folder);
            assert.ok("error" in result && result.error instanceof ProjectError);
            assert.match(result.error.message, says);
            assert.match(result.error.message, /the prices of eu-west-1 stay as they were$/);
            assert.equal(readFileSync(file, "utf8"), before);
            assert.deepEqual(readdirSync(join(folder, "prices")), ["eu-west-1.json"]);
        });
    }

    it("says so where there is no network", async () => {
        const folder = projectFolder();
        const { baseUrl, stop } = await servePriceLists({});
        await stop();
        await assert.rejects(refreshPrices({ regions: ["eu-west-1"], today, folder, baseUrl }), (error: Error) => {
            assert.ok(error instanceof ProjectError);
            assert.match(error.message, /can't be reached \(.*ECONNREFUSED.*\); check the network and try again/);
            return true;
        });
        assert.ok(!existsSync(join(folder, "prices")));
    });

    it("does not take a list of EC2 without instances for one", async () => {
        const lists = { ...listsOf("EU-"), AmazonEC2: priceListText("AmazonEC2", []) };
        const result = await refresh(lists);
        assert.ok("error" in result && result.error instanceof ProjectError);
        assert.match(result.error.message, /no price of an EC2 instance/);
    });

    it("replaces a file that is broken", async () => {
        const folder = projectFolder();
        mkdirSync(join(folder, "prices"));
        writeFileSync(join(folder, "prices", "eu-west-1.json"), "{");
        await refresh(listsOf("EU-"), "eu-west-1", folder);
        assert.equal(readPrices(folder, "eu-west-1")?.things["ecr.storage"]?.usd, 0.1);
    });

    it("reads a list piece by piece, and no further than it has to", async () => {
        const encoder = new TextEncoder();
        const block = encoder.encode(`"OnDemand"\n`.repeat(5000));
        let pieces = 0;
        const endless = new ReadableStream<Uint8Array>({
            start: (list) => list.enqueue(encoder.encode(priceListText("AmazonECS", [], { without: "usageType" }))),
            pull: (list) => {
                pieces++;
                list.enqueue(block);
            },
        });
        const args = { regions: ["eu-west-1"], today, folder: projectFolder() };
        const fetch = () => Promise.resolve(new Response(endless));
        await assert.rejects(refreshPrices({ ...args, fetch }), /has no column usageType/);
        assert.ok(pieces < 100, `read ${pieces} pieces of an endless list`);
    });
});
