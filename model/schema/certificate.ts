import { z } from "zod";

/** The ARN of a certificate that a load balancer takes: one of ACM, or a server certificate of IAM. */
export const certificateArnSchema = z
    .string()
    .regex(
        /^arn:aws[\w-]*:(?:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+|iam::\d{12}:server-certificate\/[\w+=,.@/-]+)$/,
        "is not the ARN of an ACM certificate; write for example arn:aws:acm:eu-west-1:123456789012:certificate/…",
    );
