import { logRetentionDays } from "../../aws/limits";
import { inDays, type Days } from "../../schema/units";
import { finding, writtenLoadBalancers, type Check, type Rule } from "../rule";

const check: Check = (input) => {
    const { configuration, where } = input;
    const periods: [string, Days | undefined][] = [
        [where("environment", "logRetention"), configuration.environment.logRetention],
        ...Object.values(configuration.services).map((service): [string, Days | undefined] => [
            where("services", service.name, "logRetention"),
            service.logRetention,
        ]),
        ...Object.values(configuration.functions).map((lambda): [string, Days | undefined] => [
            where("functions", lambda.name, "logRetention"),
            lambda.logRetention,
        ]),
        [where("apiGateway", "logRetention"), configuration.apiGateway?.logRetention],
        ...writtenLoadBalancers(input).map(({ spec, at }): [string, Days | undefined] => [
            at("waf", "logRetention"),
            spec.waf?.logRetention,
        ]),
    ];
    return periods.flatMap(([path, period]) => {
        if (period === undefined || (logRetentionDays as readonly number[]).includes(inDays(period))) return [];
        const next = logRetentionDays.find((days) => days > inDays(period)) ?? logRetentionDays.at(-1);
        return [
            finding(
                path,
                `must be one of ${logRetentionDays.join(", ")} days, got "${period}"`,
                `write "${next === 1 ? "1 day" : `${next} days`}"`,
            ),
        ];
    });
};

/** The rule `logs/retention`. */
export const logsRetention: Rule = {
    id: "logs/retention",
    severity: "error",
    what: "Logs are kept for one of the periods that CloudWatch Logs offers.",
    why: "CloudWatch Logs refuses any other period, after the log group has been created.",
    remedy: "Write the next longer period.",
    source: "PutRetentionPolicy, CloudWatch Logs API reference.",
    check,
};
