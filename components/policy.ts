import * as pulumi from "@pulumi/pulumi";

/** A statement of an IAM policy. */
export interface Statement {
    readonly Sid?: string;
    readonly Effect: "Allow" | "Deny";
    readonly Action: string | readonly string[];
    readonly Resource?: pulumi.Input<string> | readonly pulumi.Input<string>[];
    readonly Principal?: Readonly<Record<string, pulumi.Input<string> | readonly pulumi.Input<string>[]>> | "*";
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, pulumi.Input<string>>>>>;
}

/** A policy document as JSON text. */
export const policy = (...statements: Statement[]): pulumi.Output<string> =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });

/** The trust policy of a role that an AWS service takes on, for resources of this account only. */
export const trust = (service: string, account?: pulumi.Input<string>): pulumi.Output<string> =>
    policy({
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(account !== undefined && { Condition: { StringEquals: { "aws:SourceAccount": account } } }),
    });
