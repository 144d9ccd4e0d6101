import assert from "node:assert/strict";
import { reportPage } from "../../report/page";
import type { FunctionConfiguration } from "../../model/schema/function";
import type { ServiceConfiguration } from "../../model/schema/service";
import type { Report } from "../../report/report";
import { planOf } from "../support/fixtures";
import { lambda, planWith, webService, worker } from "../support/plans";
import { assets, pageOf, reads, sectionOf, textOf } from "./sample-page";
import { sampleProblems, sampleReport } from "./sample-plan";

describe("the report's problems", () => {
    it("tells each with its severity, place, reason and remedy", () => {
        reads(
            pageOf(5),
            "problems",
            /error flotilla:services\.order\.routes\[1\] services "order" and "user" both claim .* give each its own path or host/,
        );
        reads(pageOf(5), "problems", /warning services\/order\/service\.ts: user the container runs as root/);
    });

    it("tells why a rule is there, and where that is from", () => {
        reads(
            pageOf(5),
            "problems",
            /Why routes\/duplicate On one load balancer, no two routes take the same requests/,
        );
    });

    it("tells the line in the file", () => {
        const [first] = sampleProblems;
        assert.ok(first);
        const problems = [{ ...first, file: "Pulumi.prod.yaml", line: 14 }];
        reads(reportPage({ ...sampleReport(1), problems }, assets), "problems", /routes\[1\] Pulumi\.prod\.yaml:14/);
    });

    it("tells an id that is not of the catalogue", () => {
        const problems = [{ id: "schema", severity: "error", path: "a", reason: "b", remedy: "c" } as const];
        reads(reportPage({ ...sampleReport(1), problems }, assets), "problems", /a b c schema/);
    });

    it("says that there are none", () => {
        reads(reportPage(sampleReport(1, []), assets), "problems", /No problems/);
    });

    it("marks the service that has them in the picture", () => {
        assert.ok(
            sectionOf(pageOf(5), "picture").includes(
                ', 2 problems" aria-describedby="details-order"'.replace(" p", "\u00a0p"),
            ),
        );
    });

    it("are the whole page where the configuration is too broken to plan", () => {
        const broken: Report = { project: "shop", stack: "prod", problems: sampleProblems };
        const page = reportPage(broken, assets);
        assert.deepEqual(
            [...page.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id),
            ["problems"],
        );
    });
});

describe("the report's routes", () => {
    it("are in the order in which the load balancer looks at them", () => {
        const section = sectionOf(pageOf(50), "routes");
        for (const [table] of section.matchAll(/<tbody>.*?<\/tbody>/gs)) {
            const priorities = [...table.matchAll(/<th scope="row" class="number">(\d+)</g)].map(([, text]) =>
                Number(text),
            );
            assert.ok(priorities.length > 0);
            assert.deepEqual(
                priorities,
                [...priorities].sort((a, b) => a - b),
            );
        }
    });

    it("are told of each load balancer with its rules and their quota", () => {
        reads(pageOf(5), "routes", /ALB default, HTTP, behind a web ACL: 3 rules of 100/);
        reads(pageOf(5), "routes", /ALB partner, HTTP: 1 rule of 100/);
        reads(pageOf(5), "routes", /any \/inventory \/inventory\/\* inventory/);
    });

    it("tell the rule of test requests from the others", () => {
        const service = webService({
            deployment: { strategy: "blue-green", testRoute: { headers: { "x-test": "true" } } },
        });
        const page = reportPage({ ...sampleReport(1), plan: planWith({ services: [service] }) }, assets);
        reads(page, "routes", /\/orders\/\* header x-test: true order \(test requests\)/);
    });

    it("are told to be none of a load balancer without services", () => {
        reads(pageOf(1), "routes", /ALB partner, HTTP: 0 rules of 100 No service is behind it/);
    });
});

describe("the report's services", () => {
    it("have size, tasks, scaling, placement, update and health", () => {
        reads(
            pageOf(5),
            "services",
            /order 0\.5 vCPU 576 MiB 2 2 4 60 % CPU EC2 az-balanced-spread about 3 min 35 s 2 waves, 2 to 4 tasks, 1 more instance \/health gives 200 every 15 s, 2 times/,
        );
    });

    it("tell why an update can't finish", () => {
        reads(pageOf(5), "services", /can’t finish : every instance has a task already; let one more instance start/);
    });

    it("tell the capacity of Fargate, which has no placement", () => {
        reads(pageOf(50), "services", /invoice 0\.5 vCPU .*? Fargate about/);
    });
});

describe("the report's capacity", () => {
    it("has a switch between the levels, of which desired is shown first", () => {
        const section = sectionOf(pageOf(5), "capacity");
        assert.deepEqual(
            [...section.matchAll(/value="(\w+)"( checked)?>/g)].map(([, level, checked]) => [level, checked]),
            [
                ["min", undefined],
                ["desired", " checked"],
                ["max", undefined],
            ],
        );
    });

    it("has each instance with what its tasks reserve, and which they are", () => {
        reads(
            pageOf(5),
            "capacity",
            /1\. m6i\.large eu-west-1a Memory 4\.38 of 7\.5 GiB CPU 3 of 2 vCPU Interfaces 6 of 9 inventory mailer × 2 order × 2 payment/,
        );
    });

    it("draws the parts of a bar one after the other", () => {
        const [, bar] = /<svg class="stack"[^>]*>(.*?)<\/svg>/.exec(sectionOf(pageOf(5), "capacity")) ?? [];
        const parts = [...(bar ?? "").matchAll(/x="([\d.]+)%" width="([\d.]+)%"/g)].map(([, x, width]) => [
            Number(x),
            Number(width),
        ]);
        assert.ok(parts.length > 1);
        let end = 0;
        for (const [x = 0, width = 0] of parts) {
            assert.ok(Math.abs(x - end) < 0.02, `${x} follows ${end}`);
            end = x + width;
        }
        assert.ok(end <= 100);
    });

    it("tells what finds no place, what a lost zone means, and what is taken for granted", () => {
        reads(pageOf(5), "capacity", /First to find no place inventory: no instance has 512 MiB left/);
        reads(pageOf(5), "capacity", /No place for 1 × inventory; inventory: no instance has 512 MiB left/);
        reads(pageOf(5), "capacity", /eu-west-1b 1 × inventory 1 × inventory none inventory/);
        reads(pageOf(5), "capacity", /Taken for granted An instance keeps 512 MiB for itself/);
    });
});

describe("the report's cost", () => {
    it("has each line at min, desired and max, and the total", () => {
        reads(pageOf(5), "cost", /m6i\.large on demand \$234\.33 \$390\.55 \$1,405\.98/);
        reads(pageOf(5), "cost", /Total of what has a price \$431\.73 \$590\.14 \$1,713\.60/);
    });

    it("tells which price is missing, and draws no bar for it", () => {
        reads(pageOf(5), "cost", /Interface endpoints no price for interface endpoints in eu-west-1/);
        assert.equal([...sectionOf(pageOf(5), "cost").matchAll(/<svg class="bars"/g)].length, 6);
    });

    it("tells what is taken for granted and where it is set, and the sources", () => {
        reads(pageOf(5), "cost", /100 GiB a month go through the NAT gateways \(to change it, set cost\.natTraffic \)/);
        reads(pageOf(5), "cost", /a task writes 2 GiB of logs a month \(set by cost\.logsPerTask \)/);
        reads(pageOf(5), "cost", /Sources of the prices AWS price list, EC2, 2026-11-20/);
    });
});

describe("the report's cost where AWS bills nothing", () => {
    it("says why, in the overview and in its section", () => {
        const { plan } = sampleReport(1);
        assert.ok(plan);
        const report = {
            ...sampleReport(1),
            plan: { ...plan, cost: { ...plan.cost, note: "it runs on this machine" } },
        };
        const page = reportPage(report, assets);
        assert.match(textOf(page), /Cost a month \$590 it runs on this machine/);
        reads(page, "cost", /In short: it runs on this machine/);
    });
});

describe("the report's network", () => {
    it("has the ranges of the VPC and of each tier's subnets, and how many addresses they have", () => {
        reads(pageOf(5), "network", /VPC 10\.0\.0\.0\/16 Zones eu-west-1a, eu-west-1b, eu-west-1c/);
        reads(
            pageOf(5),
            "network",
            /app tasks, an address each 10\.0\.0\.0\/19 10\.0\.64\.0\/19 10\.0\.128\.0\/19 8,187/,
        );
    });

    it("has no entry for interface endpoints where there are none", () => {
        assert.doesNotMatch(textOf(sectionOf(pageOf(5), "network")), /Interface endpoints/);
    });
});

describe("the report of an environment without services", () => {
    it("has every section", () => {
        assert.equal([...reportPage(sampleReport(0), assets).matchAll(/<section /g)].length, 7);
    });
});

describe("the report of a plan as it is decided", () => {
    it("has every section", () => {
        const page = reportPage({ project: "flotilla", stack: "dev", plan: planOf(), problems: [] }, assets);
        assert.equal([...page.matchAll(/<section /g)].length, 7);
    });
});

describe("the data tier of the report's picture", () => {
    const tier = (...services: ServiceConfiguration[]) =>
        sectionOf(
            reportPage({ project: "shop", stack: "dev", plan: planWith({ services }), problems: [] }, assets),
            "picture",
        );

    it("tells how many databases, caches and file systems are in it", () => {
        const volumes = { uploads: { path: "/uploads", efs: {} } };
        const text = tier(worker({ database: {}, cache: {}, volumes }), worker({ name: "audit", database: {} }));
        assert.match(text, />2\s+databases, 1\s+cache and 1\s+file system</);
    });

    it("tells that there are none, also where there is a table, which is in no VPC", () => {
        assert.match(tier(worker({ table: { partitionKey: "orderId" } })), />No data stores</);
    });
});

describe("the report's functions", () => {
    const page = (of: Partial<FunctionConfiguration>) => {
        const plan = planWith({
            sections: { alerts: { email: ["ops@example.com"] } },
            services: [webService({ publishes: ["order.placed"] })],
            functions: [lambda(of)],
        });
        return reportPage({ project: "shop", stack: "dev", plan, problems: [] }, assets);
    };

    it("are told with their size, events, code and links", () => {
        const text = page({
            subscribes: ["order.placed"],
            table: { partitionKey: "eventId" },
            publishes: ["mail.sent", { event: "mail.bounced", transport: "sns" }],
            secrets: { SMTP: "/shop/smtp" },
            attempts: 3,
        });
        reads(
            text,
            "functions",
            /notification 256 MiB 30 s the account’s order\.placed up to 10 at a time, dead after 3 attempts handler of src\/handler\.ts arm64 table by eventId publishes mail\.bounced \(by topic\), mail\.sent reads 1 secret/,
        );
        reads(text, "alerts", /notification errors, throttles, message-age, dead-letters, undelivered-events/);
    });

    it("are told where nothing runs them", () => reads(page({}), "functions", /notification .* nothing handler of/));

    it("are in the picture, outside the VPC, with a line from what publishes their events", () => {
        const picture = sectionOf(page({ subscribes: ["order.placed"], schedule: { at: "rate(1 hour)" } }), "picture");
        assert.match(
            picture,
            /id="node-notification" href="#function-notification"[^>]*aria-label="notification, Lambda function, 1\s+event, at fixed times"/,
        );
        assert.match(picture, /class="link event" d="[^"]+" data-from="order" data-to="notification"/);
        assert.match(picture, /Lambda functions, in no VPC/);
        assert.match(picture, /id="details-notification" hidden>[^]*<dt>Runs at<\/dt><dd>rate\(1 hour\)<\/dd>/);
        assert.match(picture, /events that a function runs for/);
    });

    it("are not in the picture, nor in its legend, where there are none", () => {
        const plan = planWith();
        const picture = sectionOf(reportPage({ project: "shop", stack: "dev", plan, problems: [] }, assets), "picture");
        for (const text of ["Lambda", "link event"]) assert.ok(!picture.includes(text), text);
    });

    it("are no section where there are none", () => {
        const plan = planWith();
        const text = reportPage({ project: "shop", stack: "dev", plan, problems: [] }, assets);
        assert.ok(!text.includes('<section id="functions"'));
    });
});
