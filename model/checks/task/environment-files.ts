import { environmentFilesPerTask } from "../../aws/limits";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService((service, at): Finding[] => {
    const containers = [
        { files: service.environmentFiles, path: [] as string[] },
        ...Object.entries(service.sidecars).map(([name, { environmentFiles }]) => ({
            files: environmentFiles,
            path: ["sidecars", name],
        })),
    ];
    const twice = containers.flatMap(({ files, path }) =>
        files.flatMap((file, index) =>
            files.indexOf(file) < index
                ? [finding(at(...path, "environmentFiles", index), `"${file}" is there twice`, "remove one")]
                : [],
        ),
    );
    const number = containers.reduce((sum, { files }) => sum + files.length, 0);
    return number <= environmentFilesPerTask
        ? twice
        : [
              ...twice,
              finding(
                  at("environmentFiles"),
                  `the containers of a task name ${number} files, and ECS takes ${environmentFilesPerTask}`,
                  "join some of them",
              ),
          ];
});

/** The rule `task/environment-files`. */
export const taskEnvironmentFiles: Rule = {
    id: "task/environment-files",
    severity: "error",
    what: "The containers of a task name at most 10 environment files, and each container a file once.",
    why: "ECS refuses the task definition.",
    remedy: "Join files, or move what they hold into `environment`.",
    source: "Pass environment variables to an Amazon ECS container, ECS developer guide (considerations).",
    check,
};
