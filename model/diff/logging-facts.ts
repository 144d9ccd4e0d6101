import type { LogDestination } from "../plan/logging";
import type { Facts } from "./facts";

/** Where a service's logs go, if they go on from its tasks. Its log router is told among the sidecars. */
export function logDestinationFacts(destination: LogDestination | undefined): Facts {
    if (destination === undefined) return {};
    if (destination.kind === "firehose") return { firehose: destination.stream };
    return destination.kind === "s3"
        ? { s3: `${destination.bucket}/${destination.prefix}` }
        : { http: `https://${destination.host}${destination.path}` };
}
