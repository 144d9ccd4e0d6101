/** Makes docs/roles.md from what the program declares for this repository's prod: `npm run schemas`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { attachedIn, rightsIn, rolesIn, trustOf, type Right } from "../tests/support/rights";
import { programs, recorded } from "../tests/support/stacks";
import { awsOwn, onAll } from "./role-reasons";
import { row } from "./markdown-row";

/** Where the page is. */
export const rolesPagePath = join("docs", "roles.md");

const code = (text: string) => `\`${text}\``;

/** One a line, as a table's cell holds it. */
const lines = (texts: readonly string[]) => texts.map(code).join("<br>");

const conditionOf = (condition: object | undefined) => (condition === undefined ? "" : code(JSON.stringify(condition)));

const statement = ({ sid, actions, resources, condition }: Right) =>
    row([sid, lines(actions), lines(resources), conditionOf(condition)]);

/** The page that lists what each role of prod may do. */
export async function rolesPage(): Promise<string> {
    const prod = programs.find(({ stack, given }) => stack === "prod" && !given);
    if (prod === undefined) throw new Error("there is no prod");
    const recording = await recorded(prod);
    const rights = rightsIn(recording);
    const attached = attachedIn(recording);
    const sections = rolesIn(recording).map((role) => {
        const { name, inputs } = role;
        const own = rights.filter((right) => right.role === name);
        const trusted = trustOf(role).map(
            ({ service, condition }) =>
                code(service) + (condition === undefined ? "" : `, if ${conditionOf(condition)}`),
        );
        const statements =
            own.length === 0
                ? []
                : [
                      [
                          row(["for", "actions", "on", "if"]),
                          row(["---", "---", "---", "---"]),
                          ...own.map(statement),
                      ].join("\n"),
                  ];
        const others = attached
            .filter((each) => each.role === name)
            .map(({ arn }) => `AWS's own policy ${code(arn)}: ${awsOwn[arn]}.`);
        const nothing = own.length === 0 && others.length === 0 ? ["It may do nothing on AWS."] : [];
        return [
            `## ${name}`,
            `${String(inputs["description"])}. Taken on by ${trusted.join(" and ")}.`,
            ...statements,
            ...nothing,
            ...others,
        ].join("\n\n");
    });
    const wide = [
        ...new Set(rights.flatMap(({ resources, actions }) => (resources.includes("*") ? actions : []))),
    ].sort();
    const reasons = wide.map((action) => row([code(action), onAll[action] ?? "not known"]));
    return `<!-- Generated from what the program declares by \`npm run schemas\`. -->

# What each role may do

Every role of [the shop's](../services/README.md) prod, with each statement of its policy, as \`pulumi up\` sends it. Account, region and
the random ends of secrets' names are examples. A service has two roles: ECS starts its tasks with the one, its code runs with the
other, and each may do what the service's configuration needs and nothing else. [Further permissions](permissions.md) adds to the second.

${sections.join("\n\n")}

## On all resources

No statement allows \`*\` but for these actions, for which AWS takes nothing else:

| action | why |
| --- | --- |
${reasons.join("\n")}
`;
}

if (require.main === module)
    void rolesPage().then((page) => {
        writeFileSync(rolesPagePath, page);
    });
