import { withService } from "../../support/fixtures";
import { absent, refuses, refusesInService, warns } from "../../support/refuse";

describe("model: scaling and deployment", () => {
    refusesInService("order", [
        ["fewer tasks than none", "scaling.min", -1, "must be at least 0, got -1; write 0 or more [schema]"],
        ["half a task", "scaling.desired", 1.5, "must be a whole number, got 1.5; write for example 2 [schema]"],
        [
            "a number of tasks that is null",
            "scaling.min",
            null,
            "must be a number, got null; write for example 2 [schema]",
        ],
        [
            "a YAML boolean in place of a number",
            "scaling.min",
            true,
            "must be a number, got true; write for example 2 [schema]",
        ],
        ["endless tasks", "scaling.max", Infinity, "must be a number, got Infinity; write for example 2 [schema]"],
        [
            "min above max",
            "scaling.min",
            5,
            "is 5, and must be at most max (4); write 4 or less, or raise max [scaling/range]",
        ],
        [
            "desired above max",
            "scaling.desired",
            5,
            "is 5, above max (4); write 4 or less, or raise max [scaling/range]",
        ],
        ["a CPU target of 0", "scaling.cpu", 0, "must be at least 1, got 0; write 1 or more [schema]"],
        ["a CPU target of 150", "scaling.cpu", 150, "must be at most 100, got 150; write 100 or less [schema]"],
        ["a CPU target below 0", "scaling.cpu", -5, "must be at least 1, got -5; write 1 or more [schema]"],
        [
            "a section that is null",
            "scaling",
            null,
            "must be a section with keys, got null; write it as key: value pairs [schema]",
        ],
        [
            "no room to deploy",
            "deployment",
            { minimumHealthyPercent: 100, maximumPercent: 100 },
            "100 with maximumPercent 100 leaves no room to deploy; raise maximumPercent above it, to 200 for example [deployment/room]",
            "deployment.minimumHealthyPercent",
        ],
        [
            "room for less than a task",
            "deployment",
            { minimumHealthyPercent: 50, maximumPercent: 150 },
            "with 1 task, 50 % keeps 1 and 150 % allows 1: no task can be replaced; raise maximumPercent to 200, or lower minimumHealthyPercent [deployment/room]",
            "deployment.maximumPercent",
        ],
        [
            "a maximum below 100 %",
            "deployment",
            { maximumPercent: 50 },
            "must be at least 100, got 50; write 100 or more [schema]",
            "deployment.maximumPercent",
        ],
        [
            "a deregistration delay above 3600 s",
            "deployment",
            { deregistrationDelay: "5000 s" },
            'must be at most 3600 s, got "5000 s"; write for example "30 s" [deployment/deregistration-delay]',
            "deployment.deregistrationDelay",
        ],
    ]);
    refuses(
        "desired below min",
        withService("order", { "scaling.min": 2, "scaling.desired": 1 }),
        "services/order/service.ts: scaling.desired: is 1, below min (2); write 2 or more [scaling/range]",
    );
    refuses(
        "desired above min where there is no max",
        withService("inventory", { "scaling.desired": 5 }),
        "services/inventory/service.ts: scaling.desired: is 5, above max (1, the same as min); write 1 or less, or raise min or max [scaling/range]",
    );
    refuses(
        "a target that can never take effect",
        withService("inventory", { "scaling.cpu": 60 }),
        "services/inventory/service.ts: scaling.cpu: can never take effect: min and max are both 1; raise scaling.max, or remove the target [scaling/target]",
    );
    refuses(
        "requests as the target of a service without routes",
        withService("order", { routes: absent }),
        "services/order/service.ts: scaling.requestsPerTarget: counts the ALB's requests, and the service has no routes; scale on cpu or memory [scaling/target]",
    );
    const workers = (max: number, sources = withService("order", {})) =>
        withService(
            "payment",
            { capacity: "fargate", placement: absent, routes: absent, scaling: { min: 1, max } },
            sources,
        );
    warns(
        "more tasks than a service has by default",
        workers(5001),
        "services/payment/service.ts: scaling.max: 5001 tasks are more than the 5000 that a service has by default; write 5000 or less, or ask AWS to raise the quota first [services/tasks]",
    );
    warns(
        "more tasks than a service that others call has by default",
        workers(1001, withService("order", { calls: ["payment"] })),
        'services/payment/service.ts: scaling.max: 1001 tasks are more than the 1000 that a service which others call ("order" does) has by default; write 1000 or less, or ask AWS to raise the quota first [services/tasks]',
    );
});
