/** The end of an ARN, which names a task, a deployment or a revision within what holds it. */
export const endOfArn = (arn: string | undefined): string => arn?.split("/").at(-1) ?? "";
