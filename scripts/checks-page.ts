import { catalogue } from "../model/checks";
import type { Rule } from "../model/checks/rule";

/** What is found while the configuration is read, before there is anything for the rules to look at. */
export const readingIds: Readonly<Record<string, string>> = {
    schema: "An option is unknown, missing, of the wrong type or outside its range: see [all options](configuration.md).",
    "functions/code":
        "The file that a function's code begins in is not there, does not compile, or does not export the handler.",
    "functions/name":
        "A function's name is not that of its folder; its folder has a service too; or a stack file tries to name a function.",
    "functions/no-definition": "A `function.ts` does not export a function.",
    "functions/unknown": "The stack file has options for a function that there is not.",
    "functions/unreadable": "A `function.ts` can't be compiled or loaded.",
    "image/context": "The folder or the Dockerfile that an image is built from can't be read.",
    "services/name": "A service's name is not that of its folder; or a stack file tries to name a service.",
    "services/no-definition": "A `service.ts` does not export a service.",
    "services/none": "There is no service at all.",
    "services/unknown": "The stack file has options for a service that there is not.",
    "services/unreadable": "A `service.ts` can't be compiled or loaded.",
    "stack-file/unreadable": "A `Pulumi.<stack>.yaml` is not YAML, its `config` is no section, or keys are beside it.",
};

/** The signs that Markdown would take for its own, outside of code. */
const plain = (text: string): string =>
    text
        .split(/(`[^`]*`)/)
        .map((part) => (part.startsWith("`") ? part : part.replace(/[*_<|[\]]/g, "\\$&")))
        .join("");

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** The anchor that a heading of code gets on GitHub: without slashes. */
const link = (id: string): string => `[\`${id}\`](#${id.replaceAll("/", "")})`;

const linked = (text: string): string =>
    plain(text).replace(/(?<![("<])https:\/\/[^\s;,]*[^\s;,.)]/g, (address) => `<${address.replaceAll("\\", "")}>`);

function section({ id, severity, what, why, remedy, source }: Rule): string {
    return [
        `### \`${id}\``,
        `${severity === "error" ? "Error" : "Warning"}. ${plain(what)}`,
        `**Why.** ${plain(why)}`,
        `**What to do.** ${plain(remedy)}`,
        `**Source.** ${linked(source)}`,
    ].join("\n\n");
}

function table(): string {
    const row = ({ id, severity, what }: Rule) => `| ${link(id)} | ${severity} | ${cell(plain(what))} |`;
    return ["| id | severity | what must hold |", "| --- | --- | --- |", ...catalogue.map(row)].join("\n");
}

function readingTable(): string {
    const rows = Object.entries(readingIds).map(([id, what]) => `| \`${id}\` | ${cell(what)} |`);
    return ["| id | what is wrong |", "| --- | --- |", ...rows].join("\n");
}

/** The page docs/checks.md: every rule, from what the rule says of itself. */
export const checksPage = (): string =>
    [
        "<!-- Made by `npm run schemas` from model/checks: change the rules' texts there. -->",
        "# Checks",
        `Everything that is configured is checked before the first call to AWS, by ${catalogue.length} rules and by the schema. A problem says where it was written, what is wrong, and what to write instead; its last word, in brackets, is the id of the rule that found it.`,
        "An **error** is refused by AWS or does not work: nothing is deployed. A **warning** works, but probably not as you want it, or it rests on a quota that AWS can raise: it is told once, and does not stop the deployment.",
        "Ids are stable: scripts may rely on them. Each rule is a file of that name in `model/checks`, with a table of cases of that name in `tests/model/checks/cases`.",
        "## What the rules check",
        table(),
        "## What is found while reading",
        "These problems are errors. They are found before the rules run; the rules then look at what could be read, so that all problems are told at once.",
        readingTable(),
        "## The rules",
        ...catalogue.map(section),
        "",
    ]
        .join("\n\n")
        .replace(/\n+$/, "\n");
