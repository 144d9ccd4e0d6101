import type { ServiceSpec } from "../schema/service";
import { planPlatformSidecar, type SidecarPlan } from "./sidecar";

/** Where the log router of a service's tasks sends logs on to. */
export type LogDestination =
    | { readonly kind: "firehose"; readonly stream: string }
    | { readonly kind: "s3"; readonly bucket: string; readonly prefix: string }
    | { readonly kind: "http"; readonly host: string; readonly path: string };

/** The name of the log router among a task's containers. */
export const logRouterName = "log-router";

/** Where the logs of a service go, or undefined where they stay in CloudWatch Logs. Of several, a check tells; here the first counts. */
export function planLogDestination({
    name,
    logging,
}: Pick<ServiceSpec, "name" | "logging">): LogDestination | undefined {
    const { firehose, s3, http } = logging?.firelens ?? {};
    if (firehose !== undefined) return { kind: "firehose", stream: firehose };
    if (s3 !== undefined) return { kind: "s3", bucket: s3.bucket, prefix: s3.prefix ?? name };
    return http && { kind: "http", host: http.host, path: http.path };
}

/** The log router of a service's tasks: a sidecar, whose one secret is the header that it asks with. */
export function planLogRouter({ logging }: Pick<ServiceSpec, "logging">): SidecarPlan | undefined {
    if (logging === undefined) return undefined;
    const { image, memory, http } = logging.firelens;
    return planPlatformSidecar({
        name: logRouterName,
        image,
        memory,
        essential: true,
        // The name is that of the output's option.
        ...(http !== undefined && { secrets: { Header: http.header } }),
    });
}
