import { logRetentionDays } from "../aws/limits";
import { errorAt } from "../problem";
import { inDays, type Days } from "../schema/units";
import type { Check } from "./check";

/** Logs are kept for one of the periods that CloudWatch Logs offers. */
export const logRetention: Check = ({ configuration, where }) => {
    const periods: [string, Days | undefined][] = [
        [where("environment", "logRetention"), configuration.environment.logRetention],
        ...Object.values(configuration.services).map((service): [string, Days | undefined] => [
            where("services", service.name, "logRetention"),
            service.logRetention,
        ]),
    ];
    return periods.flatMap(([path, period]) => {
        if (period === undefined || (logRetentionDays as readonly number[]).includes(inDays(period))) return [];
        const next = logRetentionDays.find((days) => days > inDays(period)) ?? logRetentionDays.at(-1);
        return [
            errorAt(
                path,
                "logs/retention",
                `must be one of ${logRetentionDays.join(", ")} days, got "${period}"`,
                `write "${next === 1 ? "1 day" : `${next} days`}"`,
            ),
        ];
    });
};
