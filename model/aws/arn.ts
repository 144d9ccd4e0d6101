/** The end of an ARN, which names a task, a deployment or a revision within what holds it. */
export const endOfArn = (arn: string | undefined): string => arn?.split("/").at(-1) ?? "";

/** The region that an ARN names; empty where it names none, as that of a server certificate of IAM. */
export const regionOfArn = (arn: string): string => arn.split(":")[3] ?? "";
