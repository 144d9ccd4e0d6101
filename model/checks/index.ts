import type { Problem } from "../problem";
import { accessLogsRetention } from "./access-logs-retention";
import { allowedCidrs } from "./allowed-cidrs";
import { capacityInstanceTypes } from "./capacity-instance-types";
import { capacityRange } from "./capacity-range";
import { capacityRootVolume } from "./capacity-root-volume";
import { capacityWarmup } from "./capacity-warmup";
import { certificateRegion } from "./certificate-region";
import type { Check, CheckInput } from "./check";
import { deploymentRoom } from "./deployment-room";
import { deregistrationDelay } from "./deregistration-delay";
import { environmentReserved } from "./environment-reserved";
import { environmentSecret } from "./environment-secret";
import { environmentTags } from "./environment-tags";
import { healthTimings } from "./health-timings";
import { idleTimeout } from "./idle-timeout";
import { imageMutable } from "./image-mutable";
import { imagePlatformFits } from "./image-platform";
import { logRetention } from "./log-retention";
import { networkCidr } from "./network-cidr";
import { networkZones } from "./network-zones";
import { region } from "./region";
import { routesDuplicate } from "./routes-duplicate";
import { routesNone } from "./routes-none";
import { routesPort } from "./routes-port";
import { routesQuota } from "./routes-quota";
import { scalingRange } from "./scaling-range";
import { scalingTarget } from "./scaling-target";
import { secretsSource } from "./secrets-source";
import { serviceNames } from "./service-names";
import { stopTimeout } from "./stop-timeout";
import { taskFitsInstance } from "./task-fits-instance";
import { taskSize } from "./task-size";
import { userRoot } from "./user-root";

/** All rules, in the order in which their problems are told. */
export const catalogue: readonly Check[] = [
    region,
    networkCidr,
    networkZones,
    environmentTags,
    capacityInstanceTypes,
    capacityRange,
    capacityRootVolume,
    capacityWarmup,
    certificateRegion,
    allowedCidrs,
    idleTimeout,
    accessLogsRetention,
    logRetention,
    serviceNames,
    taskSize,
    taskFitsInstance,
    imagePlatformFits,
    imageMutable,
    routesNone,
    routesPort,
    routesDuplicate,
    routesQuota,
    healthTimings,
    scalingRange,
    scalingTarget,
    deploymentRoom,
    deregistrationDelay,
    environmentSecret,
    environmentReserved,
    secretsSource,
    userRoot,
    stopTimeout,
];

/** Runs all rules on a configuration. */
export function runChecks(input: CheckInput): Problem[] {
    return catalogue.flatMap((check) => check(input));
}
