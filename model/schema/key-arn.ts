import { z } from "zod";

/** A key of KMS, by ARN. */
export const keyArnSchema = z
    .string()
    .regex(
        /^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
        'is no ARN of a KMS key; write "arn:aws:kms:<region>:<account>:key/<id>"',
    );
