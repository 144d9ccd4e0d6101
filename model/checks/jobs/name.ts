import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { serviceNames }) =>
    Object.keys(service.jobs).flatMap((job) => {
        const taken = `${service.name}-${job}`;
        return serviceNames.includes(taken)
            ? [
                  finding(
                      at("jobs", job),
                      `has the task definition ${taken}, which is also that of the service "${taken}"`,
                      "name one of them differently",
                  ),
              ]
            : [];
    }),
);

/** The rule `jobs/name`. */
export const jobsName: Rule = {
    id: "jobs/name",
    severity: "error",
    what: "No service is named as a job of another is in its task definition: the job `report` of `order` is `order-report`.",
    why: "Both would register revisions of one task definition, and each would replace the other's.",
    remedy: "Rename the job or the service.",
    source: "RegisterTaskDefinition, ECS API reference: a family has one row of revisions.",
    check,
};
