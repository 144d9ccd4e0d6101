import type { Problem } from "../problem";
import { capacityInstanceTypes } from "./capacity/instance-types";
import { capacityRange } from "./capacity/range";
import { capacityRootVolume } from "./capacity/root-volume";
import { taskFitsInstance } from "./capacity/task-too-big";
import { capacityWarmup } from "./capacity/warmup";
import { deregistrationDelay } from "./deployment/deregistration-delay";
import { deploymentRoom } from "./deployment/room";
import { region } from "./environment/region";
import { environmentReserved } from "./environment/reserved";
import { environmentSecret } from "./environment/secret";
import { environmentTags } from "./environment/tags";
import { healthTimings } from "./health/timings";
import { imageMutable } from "./image/mutable";
import { imagePlatformFits } from "./image/platform";
import { accessLogsRetention } from "./load-balancer/access-logs-retention";
import { allowedCidrs } from "./load-balancer/allowed-cidrs";
import { certificateRegion } from "./load-balancer/certificate-region";
import { idleTimeout } from "./load-balancer/idle-timeout";
import { logRetention } from "./logs/retention";
import { networkCidr } from "./network/cidr";
import { networkZones } from "./network/zones";
import { routesDuplicate } from "./routes/duplicate";
import { routesNone } from "./routes/none";
import { routesPort } from "./routes/port";
import { routesQuota } from "./routes/quota";
import { scalingRange } from "./scaling/range";
import { scalingTarget } from "./scaling/target";
import { secretsSource } from "./secrets/source";
import { serviceNames } from "./services/name";
import { userRoot } from "./task/root";
import { taskSize } from "./task/size";
import { stopTimeout } from "./task/stop-timeout";
import { problemsOfRule, type Rule, type RuleInput } from "./rule";

/** All rules, in the order in which their problems are told. */
export const catalogue: readonly Rule[] = [
    capacityInstanceTypes,
    capacityRange,
    capacityRootVolume,
    taskFitsInstance,
    capacityWarmup,
    deregistrationDelay,
    deploymentRoom,
    region,
    environmentReserved,
    environmentSecret,
    environmentTags,
    healthTimings,
    imageMutable,
    imagePlatformFits,
    accessLogsRetention,
    allowedCidrs,
    certificateRegion,
    idleTimeout,
    logRetention,
    networkCidr,
    networkZones,
    routesDuplicate,
    routesNone,
    routesPort,
    routesQuota,
    scalingRange,
    scalingTarget,
    secretsSource,
    serviceNames,
    userRoot,
    taskSize,
    stopTimeout,
];

/** Runs all rules on a configuration. */
export const runRules = (input: RuleInput): Problem[] => catalogue.flatMap((rule) => problemsOfRule(rule, input));
