import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const roles = { task: "arn:aws:iam::123456789012:role/order" };
const path = `${fileOf("order")}: roles.task`;

export const cases: RuleCases = {
    compliant: [
        { what: "a role of a service without links", sources: withService("order", { roles }) },
        {
            what: "an execution role alone",
            sources: withService("order", { roles: { execution: roles.task }, queue: {} }),
        },
    ],
    violating: [
        {
            what: "a role of a service with a queue, and with shells",
            sources: withStack("environment.exec", true, withService("order", { roles, queue: {} })),
            path,
            reason: "is not changed, so it must already be able to receive and delete the messages of its queue, and to open the channels of ECS Exec (ssmmessages:*Channel)",
        },
        {
            what: "a role of a service with permissions",
            sources: withService("order", {
                roles,
                permissions: [{ actions: ["ses:SendEmail"], resources: ["arn:aws:ses:{region}:{account}:identity/a"] }],
            }),
            path,
            reason: /do what permissions say \(ses:SendEmail\)/,
        },
        {
            what: "a role of a service with a table that has a stream",
            sources: withService("order", { roles, table: { partitionKey: "orderId", stream: "keys-only" } }),
            path,
            reason: "is not changed, so it must already be able to read and write the items of its table (dynamodb:*Item, dynamodb:Query), and to read the stream of its table (dynamodb:GetRecords)",
        },
        {
            what: "a role of a service with volumes",
            sources: withService("order", {
                roles,
                volumes: { uploads: { path: "/uploads", efs: {} }, media: { path: "/media", readOnly: true, efs: {} } },
            }),
            path,
            reason: "is not changed, so it must already be able to mount the volume uploads (elasticfilesystem:ClientMount and ClientWrite), and to mount the volume media (elasticfilesystem:ClientMount)",
        },
    ],
    absent: [{ what: "a service with roles of its own", sources: withService("order", { queue: {} }) }],
    boundary: "a link is there, or it is not",
};
