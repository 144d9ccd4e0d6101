import { Command, CommanderError } from "commander";
import { ProjectError } from "../program/project-error";
import { commandNames, loadCommand } from "./commands";
import { contextOf, runIn, wantsColours, type Context, type Surroundings } from "./context";
import { UsageError } from "./usage-error";
import { version } from "./version";

/** What an exit code means. */
export const exitCodes = { right: 0, wrong: 1, usage: 2 } as const;

const examples = `
Examples:
  flotilla check                     every problem of every stack
  flotilla plan prod                 what would be built, whether it fits and what it costs
  flotilla diff dev prod             how two environments differ
  flotilla report prod --out p.html  the same as a page with pictures
  flotilla status --stack prod       how its services are, as they run

No command needs the Pulumi CLI. Those about a stack as it runs (--stack) and --refresh ask AWS; the others need no
credentials and no network.
Exit codes: 0 all is well; 1 something is wrong with the project or the stack; 2 wrong usage.`;

function makeProgram(args: readonly string[], surroundings: Surroundings): Command {
    const { stdout, stderr, env } = surroundings;
    const program = new Command("flotilla")
        .description("Decides, checks, prices and draws a platform on Amazon ECS, before the first AWS call.")
        .version(version(), "-V, --version", "print the version")
        .helpOption("-h, --help", "print what a command does and takes")
        .option("-C, --cwd <folder>", "the folder of the project", ".")
        .option("--services <folder>", "the folder of the services, where it is not services/")
        .option("--json", "answer with one JSON document on standard output")
        .configureHelp({ showGlobalOptions: true })
        .configureOutput({
            writeOut: (text) => void stdout.write(text),
            writeErr: (text) => void stderr.write(text),
            getOutHelpWidth: () => stdout.columns ?? 100,
            getErrHelpWidth: () => stderr.columns ?? 100,
            getOutHasColors: () => wantsColours(stdout, env),
            getErrHasColors: () => wantsColours(stderr, env),
        })
        .addHelpText("after", examples)
        .showHelpAfterError("(flotilla --help tells more)")
        .exitOverride();
    const named = commandNames.filter((name) => args.includes(name));
    // Loading only what runs keeps a command fast.
    for (const name of named.length > 0 && !args.includes("help") ? named : commandNames) {
        const command = loadCommand(name);
        command.copyInheritedSettings(program);
        program.addCommand(command);
    }
    runIn(program, surroundings);
    return program;
}

/** Tells of an error, in JSON where that was asked for. @returns the exit code */
function tell(error: unknown, context: Context): number {
    // Commander has printed its own messages, and the help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.right : exitCodes.usage;
    const expected = error instanceof UsageError || error instanceof ProjectError;
    const text = expected ? error.message : `this is a defect of flotilla: ${traceOf(error)}`;
    if (context.json) context.printJson({ error: text });
    else context.tell(`error: ${text}`);
    return error instanceof UsageError ? exitCodes.usage : exitCodes.wrong;
}

const traceOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/**
 * Runs the command line.
 * @param args its arguments, without the program's name
 * @returns the exit code: 0 all is well, 1 something is wrong with the project, 2 wrong usage
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
    const program = makeProgram(args, surroundings);
    try {
        await program.parseAsync([...args], { from: "user" });
        return contextOf(program).exitCode;
    } catch (error) {
        return tell(error, contextOf(program));
    }
}
