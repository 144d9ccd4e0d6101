import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const health = (interval: string, timeout: string, startup = "60 s", command: unknown = absent) =>
    withService("order", {
        "health.interval": interval,
        "health.timeout": timeout,
        "health.startup": startup,
        "health.command": command,
    });
const at = (key: string) => `${fileOf("order")}: health.${key}`;
const command = ["CMD", "true"];

export const cases: RuleCases = {
    compliant: [
        { what: "what is usual", sources: health("15 s", "5 s") },
        { what: "minutes", sources: health("1 min", "30 s") },
    ],
    violating: [
        {
            what: "a timeout that is longer than the interval",
            sources: health("10 s", "20 s"),
            path: at("timeout"),
            reason: 'is "20 s", and must be less than the interval ("10 s")',
        },
        {
            what: "an interval that is far too long",
            sources: health("20 min", "5 s"),
            path: at("interval"),
            reason: 'must be from 5 s to 300 s, got "20 min"',
        },
    ],
    absent: [{ what: "no timings", sources: withService("order", { health: absent }) }],
    boundary: {
        inside: [
            { what: "an interval of 5 s", sources: health("5 s", "2 s") },
            { what: "an interval of 300 s", sources: health("5 min", "5 s") },
            { what: "a timeout of 2 s", sources: health("15 s", "2 s") },
            { what: "a timeout of 120 s", sources: health("121 s", "120 s") },
            { what: "a timeout of one second less than the interval", sources: health("15 s", "14 s") },
            { what: "a start-up of 0 s", sources: health("15 s", "5 s", "0 s") },
            { what: "a start-up of 300 s", sources: health("15 s", "5 s", "300 s") },
            { what: "a command that may take 60 s", sources: health("61 s", "60 s", "60 s", command) },
        ],
        outside: [
            {
                what: "an interval of 4 s",
                sources: health("4 s", "2 s"),
                path: at("interval"),
                reason: /from 5 s to 300 s/,
            },
            {
                what: "an interval of 301 s",
                sources: health("301 s", "5 s"),
                path: at("interval"),
                reason: /got "301 s"/,
            },
            {
                what: "a timeout of 1 s",
                sources: health("15 s", "1 s"),
                path: at("timeout"),
                reason: /from 2 s to 120 s/,
            },
            {
                what: "a timeout of 121 s",
                sources: health("122 s", "121 s"),
                path: at("timeout"),
                reason: /got "121 s"/,
            },
            {
                what: "a timeout of the interval",
                sources: health("15 s", "15 s"),
                path: at("timeout"),
                reason: /less than the interval/,
            },
            {
                what: "a start-up of 301 s",
                sources: health("15 s", "5 s", "301 s"),
                path: at("startup"),
                reason: /from 0 s to 300 s/,
            },
            {
                what: "a command that may take longer than any check",
                sources: health("122 s", "121 s", "60 s", command),
                path: at("timeout"),
                reason: /from 2 s to 120 s/,
            },
            {
                what: "a command that may take 120 s",
                sources: health("121 s", "120 s", "60 s", command),
                path: at("timeout"),
                reason: /at most 60 s where health.command/,
            },
            {
                what: "a command that may take 61 s",
                sources: health("62 s", "61 s", "60 s", command),
                path: at("timeout"),
                reason: /at most 60 s where health.command/,
            },
        ],
    },
};
