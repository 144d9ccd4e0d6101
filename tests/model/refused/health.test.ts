import { withService } from "../../support/fixtures";
import { refuses, refusesInService, warns } from "../../support/refuse";

const matcher = "must be codes or ranges from 200 to 499";

describe("model: health checks", () => {
    refusesInService("order", [
        [
            "a path without its slash",
            "health.path",
            "healthz",
            'must start with "/" and have no spaces, got "healthz"; write "/healthz" [schema]',
        ],
        ["an empty path", "health.path", "", 'must start with "/" and have no spaces, got ""; write "/" [schema]'],
        [
            "a space in the path",
            "health.path",
            "/my health",
            'must start with "/" and have no spaces, got "/my health"; write "/myhealth" [schema]',
        ],
        [
            "a path of 1025 characters",
            "health.path",
            `/${"a".repeat(1024)}`,
            `must have at most 1024 characters, got "/${"a".repeat(75)}…; make it shorter [schema]`,
        ],
        ["codes that are a word", "health.expect", "abc", `${matcher}, got "abc"; write 200, or "200-299" [schema]`],
        ["codes above 499", "health.expect", "600", `${matcher}, got "600"; write 200, or "200-299" [schema]`],
        ["a code above 499", "health.expect", 600, `${matcher}, got 600; write 200, or "200-299" [schema]`],
        [
            "a range that ends before it begins",
            "health.expect",
            "299-200",
            `${matcher}, got "299-200"; write 200, or "200-299" [schema]`,
        ],
        [
            "a range of three ends",
            "health.expect",
            "200-250-299",
            `${matcher}, got "200-250-299"; write 200, or "200-299" [schema]`,
        ],
        [
            "a boolean in place of codes",
            "health.expect",
            true,
            `${matcher}, got true; write 200, or "200-299" [schema]`,
        ],
        [
            "an interval without a unit",
            "health.interval",
            30,
            'must have a unit, got 30; write for example "15 s" [schema]',
        ],
        [
            "an interval above 300 s",
            "health.interval",
            "6 min",
            'must be from 5 s to 300 s, got "6 min"; write "300 s" [health/timings]',
        ],
        [
            "a timeout that is as long as the interval",
            "health.timeout",
            "12 s",
            'is "12 s", and must be less than the interval ("12 s"); make the timeout shorter, or the interval longer [health/timings]',
        ],
        [
            "a start-up above 300 s",
            "health.startup",
            "301 s",
            'must be from 0 s to 300 s, got "301 s"; write "300 s" [health/timings]',
        ],
        ["a threshold of one", "health.healthyThreshold", 1, "must be at least 2, got 1; write 2 or more [schema]"],
        [
            "a threshold of eleven",
            "health.unhealthyThreshold",
            11,
            "must be at most 10, got 11; write 10 or less [schema]",
        ],
        [
            "a command that is a text",
            "health.command",
            "curl localhost",
            'must be a list, got "curl localhost"; write it as a list: [ … ] [schema]',
        ],
        [
            "a command without CMD",
            "health.command",
            ["curl", "localhost"],
            'must begin with CMD or CMD-SHELL; write ["CMD", "node", "healthcheck.js"] [schema]',
        ],
    ]);
    refuses("an interval below 5 s", withService("order", { "health.interval": "2 s", "health.timeout": "2 s" }), [
        'services/order/service.ts: health.interval: must be from 5 s to 300 s, got "2 s"; write "5 s" [health/timings]',
        'services/order/service.ts: health.timeout: is "2 s", and must be less than the interval ("2 s"); make the timeout shorter, or the interval longer [health/timings]',
    ]);
    refuses(
        "a container's own check that waits longer than ECS lets it",
        withService("order", { "health.interval": "2 min", "health.timeout": "61 s" }),
        'services/order/service.ts: health.timeout: must be at most 60 s where health.command is given, got "61 s"; write "60 s" or less [health/timings]',
    );
    warns(
        "timings that give a task no time to start",
        withService("order", {
            "health.interval": "5 s",
            "health.timeout": "2 s",
            "health.unhealthyThreshold": 2,
            "health.startup": "0 s",
        }),
        'services/order/service.ts: health.startup: ("0 s") and 2 bad answers, 5 s apart, give a new task 5 s to start: one that needs more is stopped, and so is the next; write as long as a task may take to start, for example "60 s" [health/slow-start]',
    );
});
