import { withoutControls } from "../model/problem";
import type { Context } from "./context";
import type { LocatedProblem, ProblemGroup } from "./located-problem";
import { counted } from "../model/words";
import { indented } from "./wrap";

/** Where a problem is: `Pulumi.prod.yaml:14`, as terminals and editors make links of. */
export const placeOf = ({ file, line }: LocatedProblem): string => (line === undefined ? file : `${file}:${line}`);

/** The path of a problem within its file, where the file does not say it already. */
function pathWithin({ path, file }: LocatedProblem): string {
    if (path === file || /:\d+$/.test(path)) return "";
    return path.startsWith(`${file}: `) ? path.slice(file.length + 2) : path;
}

/** A problem in a few lines: severity, place and rule, then what is wrong and what to write instead. */
export function problemText(problem: LocatedProblem, { colours, columns }: Context): string {
    const mark = problem.severity === "error" ? colours.red("error  ") : colours.yellow("warning");
    const path = pathWithin(problem);
    const what = path === "" ? problem.reason : `${path}: ${problem.reason}`;
    return [
        `  ${mark}  ${colours.bold(placeOf(problem))}  ${colours.dim(problem.id)}`,
        indented(withoutControls(what), 11, columns),
        colours.green(indented(`→ ${withoutControls(problem.remedy)}`, 11, columns)),
    ].join("\n");
}

/** The problems of some stacks, under the stacks' names. */
export function groupText({ stacks, problems }: ProblemGroup, context: Context, all: readonly string[]): string {
    const title = stacks.length > 1 && stacks.length === all.length ? "all stacks" : stacks.join(", ");
    const byFile = problems.map((problem, index) => {
        const text = problemText(problem, context);
        return index > 0 && problems[index - 1]?.file !== problem.file ? `\n${text}` : text;
    });
    return [context.colours.underline(title), ...byFile].join("\n");
}

/** How many problems there are: `2 errors, 1 warning`, or `no problems`. */
export function tallyOf(problems: readonly LocatedProblem[]): string {
    const errors = problems.filter(({ severity }) => severity === "error").length;
    const warnings = problems.length - errors;
    if (problems.length === 0) return "no problems";
    return [errors > 0 && counted(errors, "error"), warnings > 0 && counted(warnings, "warning")]
        .filter((part) => part !== false)
        .join(", ");
}
