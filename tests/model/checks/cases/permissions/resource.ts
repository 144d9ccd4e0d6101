import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const identity = "arn:aws:ses:{region}:{account}:identity/example.com";

const on = (resource: string, ...actions: string[]) =>
    withService("order", {
        permissions: [{ actions: actions.length > 0 ? actions : ["ses:SendEmail"], resources: [resource] }],
    });
const path = `${fileOf("order")}: permissions[0].resources[0]`;

export const cases: RuleCases = {
    compliant: [
        { what: "an identity of the environment's region and account", sources: on(identity) },
        { what: "objects of a bucket", sources: on("arn:aws:s3:::shop-mails/receipts/*", "s3:GetObject") },
        { what: "a resource in China", sources: on("arn:aws-cn:sqs:cn-north-1:123456789012:mails", "sqs:SendMessage") },
        { what: "all resources, of an action that takes no other", sources: on("*", "cloudwatch:PutMetricData") },
    ],
    violating: [
        {
            what: "all resources, of an action that takes others",
            sources: on("*", "ses:SendEmail", "cloudwatch:PutMetricData"),
            path,
            reason: "is everything, and ses:SendEmail can be allowed on certain resources",
        },
        {
            what: "all resources, of actions by a pattern",
            sources: on("*", "cloudwatch:Put*"),
            path,
            reason: /cloudwatch:Put\*/,
        },
        { what: "a name", sources: on("example.com"), path, reason: '"example.com" is not the ARN of a resource' },
        { what: "an ARN that is cut off", sources: on("arn:aws:ses:eu-west-1"), path, reason: /is not the ARN/ },
        {
            what: "everything of a service",
            sources: on("arn:aws:ses:eu-west-1:123456789012:*"),
            path,
            reason: '"arn:aws:ses:eu-west-1:123456789012:*" is everything of a service',
        },
        {
            what: "all resources, of a function",
            sources: withFunction({ permissions: [{ actions: ["ses:SendEmail"], resources: ["*"] }] }),
            path: `${functionFileOf("notification")}: permissions[0].resources[0]`,
            reason: /is everything/,
        },
    ],
    absent: [{ what: "no permissions" }],
    boundary: {
        inside: [{ what: "all identities", sources: on("arn:aws:ses:eu-west-1:123456789012:identity/*") }],
        outside: [
            {
                what: "all of all kinds",
                sources: on("arn:aws:ses:eu-west-1:123456789012:*"),
                path,
                reason: /everything of a service/,
            },
        ],
    },
};
