/** Says that the command line was used in a wrong way: the message says which would be right. The exit code is 2. */
export class UsageError extends Error {}
