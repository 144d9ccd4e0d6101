/** Says that a project can't be read at all. Its message is for the user, and begins with where it is wrong. */
export class ProjectError extends Error {}
