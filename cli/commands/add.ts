import { Command } from "commander";
import { counted } from "../../model/words";
import { writeNewService } from "../../program/new-service";
import { contextOf } from "../context";
import { openProject } from "../project";
import { checkServiceName } from "../service-name";

/** `flotilla add`: another service. */
export const addCommand = (): Command =>
    new Command("add")
        .summary("add a service to the project: its configuration, its image, its code")
        .description(
            "Adds a service that answers, as the first one of a new project does: service.ts, a Dockerfile and its code, to begin with. It overwrites nothing: where a file of the same name is there, nothing is written.",
        )
        .argument("<service>", "the service's name, also that of its folder and of its routes")
        .addHelpText(
            "after",
            `
Examples:
  flotilla add reviews        services/reviews, which answers at /reviews

Exit codes: 0 added; 1 there are files of the same names, and nothing was written; 2 wrong usage.`,
        )
        .action((service: string, _options: unknown, command: Command) => {
            const context = contextOf(command);
            checkServiceName("<service>", service);
            const files = writeNewService(openProject(context), service);
            if (context.json) {
                context.printJson({ service, files });
                return;
            }
            const { colours } = context;
            context.print(colours.green(`✔ added the service ${service}: ${counted(files.length, "file")}`));
            context.print(files.map((file) => `  ${file}`).join("\n"));
            context.print(`\nNext: npx flotilla check`);
        });
