import { eachContainer, finding, type Check, type Rule } from "../rule";

const check: Check = eachContainer(({ user }, at, { configuration }) =>
    configuration.environment.class === "production" && user === undefined
        ? [
              finding(
                  at("user"),
                  "is missing, so that the container runs as the image's own user, often root",
                  'write a user of the image, as in "1000:1000"',
              ),
          ]
        : [],
);

/** The rule `task/user`. */
export const taskUser: Rule = {
    id: "task/user",
    severity: "warning",
    what: "In production, each container says which user it runs as.",
    why: "Without one it runs as the image's own user, which is root unless its Dockerfile says otherwise. Flotilla does not look into images, so this only warns.",
    remedy: "Write a user of the image, as uid or uid:gid.",
    source: "Security Hub control ECS.20.",
    check,
};
