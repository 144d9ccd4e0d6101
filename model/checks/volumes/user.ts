import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ volumes, user }, at) =>
    user === undefined
        ? Object.entries(volumes)
              .filter(([, { ebs, readOnly }]) => ebs !== undefined && !readOnly)
              .map(([name]) =>
                  finding(
                      at("volumes", name, "ebs"),
                      "is root's to write to, unless user says who the container runs as",
                      'write user, as in "1000:1000"',
                  ),
              )
        : [],
);

/** The rule `volumes/user`. */
export const volumesUser: Rule = {
    id: "volumes/user",
    severity: "warning",
    what: "A service whose tasks write to a volume of EBS says as which user its container runs.",
    why: "ECS lets the user of the task definition write to the volume. One that only the image names, it does not know, and the container's first write fails.",
    remedy: "Write the image's user as `user`, by uid and gid.",
    source: "Specify Amazon EBS volume configuration at Amazon ECS deployment, ECS developer guide (note).",
    check,
};
