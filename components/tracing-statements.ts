import * as pulumi from "@pulumi/pulumi";
import type { Statement } from "./policy";

/** What sends spans may do. X-Ray has no resource for them. Source: Actions defined by AWS X-Ray, service authorization reference. */
export const spanStatement: Statement = {
    Sid: "Trace",
    Effect: "Allow",
    Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    Resource: "*",
};

/** What the collector of a service may do, as its task's role: send spans, and write measurements into the service's log. */
export const collectorStatements = (tracing: "xray" | undefined, logGroupArn: pulumi.Input<string>): Statement[] =>
    tracing === undefined
        ? []
        : [
              spanStatement,
              {
                  Sid: "Measurements",
                  Effect: "Allow",
                  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                  Resource: pulumi.interpolate`${logGroupArn}:*`,
              },
          ];
