import type { Problem } from "../model/problem";

/** Where the name of a service or function stands in a problem's path: in the stack file's section, or in its folder. */
const servicePath = /(?:^|:)(?:services|functions)[./]([a-z0-9-]+)(?=$|[./:[])/;

/** The service or function that a problem's path is in, or undefined where it is in none. */
export const serviceOfProblem = ({ path }: Problem): string | undefined => servicePath.exec(path)?.[1];
