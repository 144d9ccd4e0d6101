import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const at = (expression: string) => withService("order", { "scaling.schedule": [{ at: expression, min: 2 }] });
const path = `${fileOf("order")}: scaling.schedule[0].at`;

export const cases: RuleCases = {
    compliant: [
        { what: "each day", sources: at("cron(0 8 * * ? *)") },
        { what: "the last of February", sources: at("cron(0 8 L FEB ? *)") },
        { what: "31 of all months", sources: at("cron(0 8 31 * ? *)") },
        { what: "a rate", sources: at("rate(1 hour)") },
    ],
    violating: [
        {
            what: "31 February",
            sources: at("cron(0 8 31 2 ? *)"),
            path,
            reason: '"cron(0 8 31 2 ? *)" can never fire: its months have no such day',
        },
        { what: "31 of months with 30", sources: at("cron(0 8 31 APR,JUN,SEP,NOV ? *)"), path, reason: /never fire/ },
        { what: "29 February of no leap year", sources: at("cron(0 8 29 2 ? 2027)"), path, reason: /never fire/ },
        {
            what: "a fifth Monday in a short February",
            sources: at("cron(0 8 ? 2 MON#5 2027)"),
            path,
            reason: /never fire/,
        },
    ],
    absent: [
        { what: "no schedule" },
        { what: "what is no expression, of which another rule tells", sources: at("cron(* * 31 2 *)") },
    ],
    boundary: {
        inside: [
            { what: "30 April", sources: at("cron(0 8 30 4 ? *)") },
            { what: "29 February of a leap year", sources: at("cron(0 8 29 2 ? 2028)") },
            { what: "a fifth Tuesday in a February that has one", sources: at("cron(0 8 ? 2 TUE#5 2028)") },
        ],
        outside: [
            { what: "31 April", sources: at("cron(0 8 31 4 ? *)"), path, reason: /never fire/ },
            { what: "30 February of a leap year", sources: at("cron(0 8 30 2 ? 2028)"), path, reason: /never fire/ },
            {
                what: "the weekday nearest to 30 February",
                sources: at("cron(0 8 30W 2 ? *)"),
                path,
                reason: /never fire/,
            },
        ],
    },
};
