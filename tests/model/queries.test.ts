import assert from "node:assert/strict";
import { planWith, webService, worker } from "../support/plans";

const queriesOf = (observability: object, ...services: Parameters<typeof webService>[0][]) =>
    planWith({
        sections: { observability },
        services: services.length === 0 ? [webService(), worker()] : services.map((over) => worker(over)),
    }).queries;

describe("the saved queries", () => {
    it("are none unless they are asked for", () => assert.deepEqual(queriesOf({}), []));

    it("are by correlation id and of errors, in the logs of all services", () => {
        assert.deepEqual(
            queriesOf({ queries: true }).map(({ name, text, logGroups }) => [name, text, logGroups]),
            [
                [
                    "shop-dev/By correlation id",
                    'fields @timestamp, @log, @message\n| filter correlationId = "ID"\n| sort @timestamp asc\n| limit 1000',
                    ["/shop/dev/mailer", "/shop/dev/order"],
                ],
                [
                    "shop-dev/Errors",
                    'fields @timestamp, @log, @message\n| filter level in ["error", "fatal"]\n| sort @timestamp desc\n| limit 200',
                    ["/shop/dev/mailer", "/shop/dev/order"],
                ],
            ],
        );
    });

    it("ask for the fields that the services' logs have", () => {
        const texts = queriesOf({ queries: true, correlationField: "trace.id", levelField: "severity" }).map(
            ({ text }) => text,
        );
        assert.match(texts[0] ?? "", /filter trace\.id = /);
        assert.match(texts[1] ?? "", /filter severity in /);
    });

    it("look at 50 log groups at most, and are more where there are more", () => {
        const many = Array.from({ length: 51 }, (_, index) => ({ name: `s${index}x` }));
        const queries = queriesOf({ queries: true }, ...many);
        assert.deepEqual(
            queries.map(({ key, logGroups }) => [key, logGroups.length]),
            [
                ["by-correlation-id", 50],
                ["errors", 50],
                ["by-correlation-id-2", 1],
                ["errors-2", 1],
            ],
        );
    });
});
