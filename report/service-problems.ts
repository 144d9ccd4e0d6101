import type { Problem } from "../model/problem";

/** Where a service's name stands in a problem's path: in the stack file's section, or in the service's folder. */
const servicePath = /(?:^|:)services[./]([a-z0-9-]+)(?=$|[./:[])/;

/** The service that a problem's path is in, or undefined where it is in none. */
export const serviceOfProblem = ({ path }: Problem): string | undefined => servicePath.exec(path)?.[1];
