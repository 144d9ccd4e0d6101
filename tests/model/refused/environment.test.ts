import { absent, refusesInStack } from "../../support/refuse";

const periods =
    "must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days";

describe("model: the section environment", () => {
    refusesInStack([
        ["a missing section", "environment", absent, "is missing; it must be a section with keys [schema]"],
        [
            "an empty section",
            "environment",
            null,
            "must be a section with keys, got null; write it as key: value pairs [schema]",
        ],
        [
            "a text in place of the section",
            "environment",
            "production",
            'must be a section with keys, got "production"; write it as key: value pairs [schema]',
        ],
        [
            "a missing class",
            "environment.class",
            absent,
            "is missing; write one of production, disposable, local [schema]",
        ],
        [
            "an unknown class",
            "environment.class",
            "prod",
            'must be one of production, disposable, local, got "prod"; did you mean "production"? [schema]',
        ],
        [
            "a class that is null",
            "environment.class",
            null,
            "must be one of production, disposable, local, got null; write production [schema]",
        ],
        [
            "a log retention without a unit",
            "environment.logRetention",
            10,
            'must have a unit, got 10; write for example "14 days" [schema]',
        ],
        [
            "a log retention that CloudWatch lacks",
            "environment.logRetention",
            "10 days",
            `${periods}, got "10 days"; write "14 days" [logs/retention]`,
        ],
        [
            "a log retention of no days",
            "environment.logRetention",
            "0 days",
            `${periods}, got "0 days"; write "1 day" [logs/retention]`,
        ],
        [
            "a log retention beyond the longest",
            "environment.logRetention",
            "9999 days",
            `${periods}, got "9999 days"; write "3653 days" [logs/retention]`,
        ],
        [
            "yes as a YAML boolean",
            "environment.exec",
            "yes",
            'must be true or false, got "yes"; write true or false [schema]',
        ],
        [
            "a YAML boolean in place of a word",
            "environment.containerInsights",
            true,
            "must be one of disabled, enabled, enhanced, got true; write disabled [schema]",
        ],
        [
            "a tag's value that is a number",
            "environment.tags",
            { CostCentre: 4711 },
            "must be a text, got 4711; put it in quotes [schema]",
            "environment.tags.CostCentre",
        ],
        [
            "a tag that AWS keeps for itself",
            "environment.tags",
            { "aws:owner": "a" },
            "is not a tag key; use up to 128 letters, digits, spaces or _.:/=+-@, not beginning with aws: [schema]",
            "environment.tags.aws:owner",
        ],
        [
            "a tag that Flotilla sets itself",
            "environment.tags",
            { project: "a" },
            "is a tag that Flotilla sets itself; choose another key [environment/tags]",
            "environment.tags.project",
        ],
        [
            "tags that differ in letter case only",
            "environment.tags",
            { Team: "a", team: "a" },
            'differs from "Team" in letter case only, and IAM takes them for one; remove one [environment/tags]',
            "environment.tags.team",
        ],
        [
            "a tag's value that IAM refuses",
            "environment.tags",
            { Team: "R&D" },
            'has the value "R&D", which IAM and ECS do not take; use letters, digits, spaces and _.:/=+-@, not beginning with aws: [environment/tags]',
            "environment.tags.Team",
        ],
        [
            "more tags than a resource can have",
            "environment.tags",
            Object.fromEntries(Array.from({ length: 46 }, (_, n) => [`t${n}`, "a"])),
            "has 46 tags; with Flotilla's own a resource would have more than 50; keep to 45 [environment/tags]",
        ],
    ]);
});
