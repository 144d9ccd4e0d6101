import { basename, relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { isRegion } from "../../model/aws/availability-zones";
import { slug } from "../../model/plan/names";
import { writeNewProject } from "../../program/new-project";
import { contextOf } from "../context";
import { checkServiceName } from "../service-name";
import { UsageError } from "../usage-error";
import { counted } from "../../model/words";

interface InitOptions {
    readonly name?: string;
    readonly region: string;
    readonly service: string;
    readonly example?: true;
    readonly flotilla?: string;
}

/** What npm and Pulumi both take for a project's name. */
const projectName = /^[a-z][a-z0-9-]{0,60}$/;

/** @throws UsageError if a name is none */
function checkNames(name: string, { service, region }: InitOptions): void {
    if (!projectName.test(name))
        throw new UsageError(`--name: "${name}" is not a project's name; use lower-case letters, digits and hyphens`);
    checkServiceName("--service", service);
    if (!isRegion(region)) throw new UsageError(`--region: "${region}" is not a region; write for example eu-west-1`);
}

/** `flotilla init`: a project of one's own. */
export const initCommand = (): Command =>
    new Command("init")
        .summary("make a project of your own: a service, three stacks, tests")
        .description(
            "Makes a project: a service with its image, the stacks dev, prod and local, tests, and what npm and Pulumi need. It asks nothing, and overwrites nothing: a folder that has a file of the same name is refused.",
        )
        .argument("[folder]", "where to make it; it need not be there", ".")
        .option("--name <name>", "the project's name (default: the folder's)")
        .option("--service <name>", "the name of its first service", "web")
        .addOption(
            new Option("--example", "begin with five services that work together, a shop, instead").conflicts(
                "service",
            ),
        )
        .option("--region <region>", "the region of dev and prod", "eu-west-1")
        .option("--flotilla <version>", "what npm takes flotilla from: a version, or a tarball (default: this version)")
        .addHelpText(
            "after",
            `
Examples:
  flotilla init shop                                        a project in the new folder shop
  flotilla init shop --service orders --region us-west-2
  flotilla init shop --example                              the same with five services that work together

Exit codes: 0 made; 1 there are files of the same names, and nothing was written; 2 wrong usage.`,
        )
        .action((folder: string, options: InitOptions, command: Command) => {
            const context = contextOf(command);
            const target = resolve(context.folder, folder);
            const name = options.name ?? slug(basename(target));
            checkNames(name, options);
            const { region, service, example, flotilla } = options;
            const files = writeNewProject({
                folder: target,
                name,
                region,
                service,
                ...(example && { example }),
                ...(flotilla !== undefined && { flotilla }),
            });
            if (context.json) {
                context.printJson({ name, folder: target, files });
                return;
            }
            const shown = relative(context.folder, target);
            const { colours } = context;
            const steps: readonly (readonly [command: string, why: string])[] = [
                ...(shown === "" ? [] : [[`cd ${shown}`, ""] as const]),
                ["npm install", ""],
                ["npm test", "types, what prod is expected to be, the program under mocks"],
                ["npx flotilla check", "what is wrong, in all environments"],
                ["npx flotilla plan prod", "what would be built, whether it fits, what it costs"],
            ];
            context.print(colours.green(`✔ made the project ${name}: ${counted(files.length, "file")}`));
            context.print(files.map((file) => `  ${file}`).join("\n"));
            context.print("\nNext:");
            for (const [step, why] of steps) context.print(`  ${step.padEnd(24)}${colours.dim(why)}`.trimEnd());
        });
