import { refusesInService, type Row } from "../../support/refuse";

/** A row of the order service, which has 1 to 4 tasks, with one scheduled change. */
const change = (what: string, entry: object, message: string, key = ""): Row => [
    what,
    "scaling.schedule",
    [{ at: "rate(1 hour)", ...entry }],
    message,
    `scaling.schedule[0]${key}`,
];

describe("model: scaling at fixed times", () => {
    refusesInService("order", [
        change(
            "the cron of Unix",
            { at: "cron(* * * * *)", min: 2 },
            'cron has 6 fields on AWS (minutes hours day-of-month month day-of-week year), got 5; write all of them, with "?" in day-of-month or day-of-week, as in "cron(0 8 ? * MON-FRI *)" [schedule/expression]',
            ".at",
        ),
        change(
            "both day fields",
            { at: "cron(0 8 * * * *)", min: 2 },
            'day-of-month is "*" and day-of-week "*", and AWS cron needs "?" in one of them; write "?" for day-of-month [schedule/expression]',
            ".at",
        ),
        change(
            "the plural of one",
            { at: "rate(1 minutes)", min: 2 },
            '"rate(1 minutes)" has the wrong number of its unit; write "rate(1 minute)" [schedule/expression]',
            ".at",
        ),
        change(
            "a rate of none",
            { at: "rate(0 hours)", min: 2 },
            '"rate(0 hours)" needs a whole number of at least 1, got "0"; write "rate(1 hour)" [schedule/expression]',
            ".at",
        ),
        change(
            "a day that never comes",
            { at: "cron(0 8 31 2 ? *)", min: 2 },
            '"cron(0 8 31 2 ? *)" can never fire: its months have no such day; write a day that there is; L is the last day of a month [schedule/never]',
            ".at",
        ),
        change(
            "a time zone that there is not",
            { timezone: "Europe/Dubln", min: 2 },
            '"Europe/Dubln" is not a time zone; did you mean "Europe/Dublin"? [schedule/timezone]',
            ".timezone",
        ),
        change(
            "a time zone in another letter case",
            { timezone: "europe/dublin", min: 2 },
            '"europe/dublin" is not in its own letter case; write "Europe/Dublin" [schedule/timezone]',
            ".timezone",
        ),
        change(
            "no range",
            {},
            "names neither min nor max, so it changes nothing; write min, max or both [schedule/range]",
        ),
        change(
            "a range that ends before it begins",
            { min: 3, max: 2 },
            "is 3, and must be at most max (2); write 2 or less, or raise max [schedule/range]",
            ".min",
        ),
        change(
            "min above every max",
            { min: 9 },
            "is 9, above every max of the service, of which the greatest is 4; write max: 9 or more beside it [schedule/range]",
            ".min",
        ),
        change(
            "max below every min",
            { max: 0 },
            "is 0, below every min of the service, of which the least is 1; write min: 0 or less beside it [schedule/range]",
            ".max",
        ),
    ]);
});
