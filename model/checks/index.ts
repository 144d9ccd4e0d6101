import type { Problem } from "../problem";
import { alarmsFreeStorage } from "./alarms/free-storage";
import { alarmsMessageAge } from "./alarms/message-age";
import { alarmsNoDataStore } from "./alarms/no-data-store";
import { alarmsNoQueue } from "./alarms/no-queue";
import { alarmsNoRoutes } from "./alarms/no-routes";
import { alarmsNoSchedule } from "./alarms/no-schedule";
import { alarmsNoSubscription } from "./alarms/no-subscription";
import { alarmsNoSuchMetric } from "./alarms/no-such-metric";
import { alertsChatWebhook } from "./alerts/chat-webhook";
import { alertsMissing } from "./alerts/missing";
import { alertsNoRecipient } from "./alerts/no-recipient";
import { alertsPlainSecret } from "./alerts/plain-secret";
import { apiGatewayCertificate } from "./api-gateway/certificate";
import { apiGatewayLoadBalancer } from "./api-gateway/load-balancer";
import { apiGatewayQuota } from "./api-gateway/quota";
import { apiGatewayTimeout } from "./api-gateway/timeout";
import { cacheKey } from "./cache/key";
import { cacheName } from "./cache/name";
import { cacheNode } from "./cache/node";
import { cacheReplicas } from "./cache/replicas";
import { cacheSnapshotRetention } from "./cache/snapshot-retention";
import { cacheVariableRule } from "./cache/variable";
import { capacityArchitecture } from "./capacity/architecture";
import { capacityDesiredFits } from "./capacity/desired-fits";
import { capacityGpuTypes } from "./capacity/gpu-types";
import { capacityGpus } from "./capacity/gpus";
import { capacityGpusUnused } from "./capacity/gpus-unused";
import { capacityHibernation } from "./capacity/hibernation";
import { capacityInstanceTypes } from "./capacity/instance-types";
import { capacityManagedMixed } from "./capacity/managed-mixed";
import { capacityManagedPlacement } from "./capacity/managed-placement";
import { capacityMaxFits } from "./capacity/max-fits";
import { capacityQuota } from "./capacity/quota";
import { capacityRange } from "./capacity/range";
import { capacityRetired } from "./capacity/retired";
import { capacityRootVolume } from "./capacity/root-volume";
import { capacitySmallTypes } from "./capacity/small-types";
import { capacitySpot } from "./capacity/spot";
import { capacityStrategy } from "./capacity/strategy";
import { capacityTaskTooBig } from "./capacity/task-too-big";
import { capacityTrunking } from "./capacity/trunking";
import { capacityUnknownProvider } from "./capacity/unknown-provider";
import { capacityUnused } from "./capacity/unused";
import { capacityWarmPoolSize } from "./capacity/warm-pool-size";
import { capacityWarmPoolSpot } from "./capacity/warm-pool-spot";
import { capacityWarmup } from "./capacity/warmup";
import { capacityZoneLoss } from "./capacity/zone-loss";
import { containersCondition } from "./containers/condition";
import { containersCount } from "./containers/count";
import { containersCycle } from "./containers/cycle";
import { containersDependsOn } from "./containers/depends-on";
import { containersHealth } from "./containers/health";
import { containersMutableImage } from "./containers/mutable-image";
import { containersName } from "./containers/name";
import { containersPort } from "./containers/port";
import { containersSize } from "./containers/size";
import { daemonArchitecture } from "./daemon/architecture";
import { daemonHosts } from "./daemon/hosts";
import { daemonOptions } from "./daemon/options";
import { daemonRoom } from "./daemon/room";
import { databaseName } from "./database/name";
import { databaseProduction } from "./database/production";
import { databaseServerless } from "./database/serverless";
import { databaseStorage } from "./database/storage";
import { databaseVariable } from "./database/variable";
import { deploymentAlarms } from "./deployment/alarms";
import { deploymentAuthentication } from "./deployment/authentication";
import { deploymentBakeTime } from "./deployment/bake-time";
import { deregistrationDelay } from "./deployment/deregistration-delay";
import { deploymentRoom } from "./deployment/room";
import { deploymentSingleRule } from "./deployment/single-rule";
import { deploymentStrategy } from "./deployment/strategy";
import { deploymentStuck } from "./deployment/stuck";
import { deploymentTestRoute } from "./deployment/test-route";
import { domainCertificateNames } from "./domain/certificate-names";
import { domainHost } from "./domain/host";
import { domainTwice } from "./domain/twice";
import { domainZone } from "./domain/zone";
import { environmentRegion } from "./environment/region";
import { environmentReserved } from "./environment/reserved";
import { environmentSecret } from "./environment/secret";
import { environmentTags } from "./environment/tags";
import { environmentUnknownRegion } from "./environment/unknown-region";
import { eventsFifo } from "./events/fifo";
import { eventsFilter } from "./events/filter";
import { eventsPatternSize } from "./events/pattern-size";
import { eventsQueuePolicy } from "./events/queue-policy";
import { eventsQuota } from "./events/quota";
import { eventsTopicFilter } from "./events/topic-filter";
import { eventsTransport } from "./events/transport";
import { eventsTwice } from "./events/twice";
import { eventsUnpublished } from "./events/unpublished";
import { eventsUnsubscribed } from "./events/unsubscribed";
import { eventsVariable } from "./events/variable";
import { existingPlace } from "./existing/place";
import { existingUnknown } from "./existing/unknown";
import { existingVariable } from "./existing/variable";
import { fargateCapabilities } from "./fargate/capabilities";
import { fargateEphemeralStorage } from "./fargate/ephemeral-storage";
import { fargatePlacement } from "./fargate/placement";
import { fargateProxy } from "./fargate/proxy";
import { fargateSize } from "./fargate/size";
import { fargateStopTimeout } from "./fargate/stop-timeout";
import { fargateUlimits } from "./fargate/ulimits";
import { fargateUnconfirmedSize } from "./fargate/unconfirmed-size";
import { functionsBatch } from "./functions/batch";
import { functionsConcurrency } from "./functions/concurrency";
import { functionsEnvironmentSize } from "./functions/environment-size";
import { functionsIdle } from "./functions/idle";
import { functionsName } from "./functions/name";
import { functionsQuota } from "./functions/quota";
import { functionsReserved } from "./functions/reserved";
import { functionsSchedule } from "./functions/schedule";
import { functionsSecretKey } from "./functions/secret-key";
import { functionsSize } from "./functions/size";
import { functionsTimeout } from "./functions/timeout";
import { healthSlowStart } from "./health/slow-start";
import { healthTimings } from "./health/timings";
import { imageArgsSecret } from "./image/args-secret";
import { imageMutable } from "./image/mutable";
import { imagePlatform } from "./image/platform";
import { jobsBefore } from "./jobs/before";
import { jobsCalls } from "./jobs/calls";
import { jobsName } from "./jobs/name";
import { jobsOnly } from "./jobs/only";
import { jobsRoom } from "./jobs/room";
import { jobsRoomAtMax } from "./jobs/room-at-max";
import { jobsSchedule } from "./jobs/schedule";
import { jobsTimeout } from "./jobs/timeout";
import { linksCycle } from "./links/cycle";
import { linksDiscoveryName } from "./links/discovery-name";
import { linksDiscoveryStep } from "./links/discovery-step";
import { linksDns } from "./links/dns";
import { linksDnsTtl } from "./links/dns-ttl";
import { linksNoPort } from "./links/no-port";
import { linksProxyAdvice } from "./links/proxy-advice";
import { linksProxySize } from "./links/proxy-size";
import { linksSelf } from "./links/self";
import { linksTls } from "./links/tls";
import { linksTwice } from "./links/twice";
import { linksUnknown } from "./links/unknown";
import { linksVariable } from "./links/variable";
import { loadBalancerAccessLogsRetention } from "./load-balancer/access-logs-retention";
import { loadBalancerAddresses } from "./load-balancer/addresses";
import { loadBalancerAllowedCidrs } from "./load-balancer/allowed-cidrs";
import { loadBalancerCertificateRegion } from "./load-balancer/certificate-region";
import { loadBalancerExisting } from "./load-balancer/existing";
import { loadBalancerFurtherCertificates } from "./load-balancer/further-certificates";
import { loadBalancerHttps } from "./load-balancer/https";
import { loadBalancerIdleTimeout } from "./load-balancer/idle-timeout";
import { loadBalancerName } from "./load-balancer/name";
import { loadBalancerTakenPriorities } from "./load-balancer/taken-priorities";
import { loadBalancerTargets } from "./load-balancer/targets";
import { loadBalancerUnused } from "./load-balancer/unused";
import { loggingDestination } from "./logging/destination";
import { loggingRouter } from "./logging/router";
import { logsRetention } from "./logs/retention";
import { networkAddresses } from "./network/addresses";
import { networkAddressesAtMax } from "./network/addresses-at-max";
import { networkCidr } from "./network/cidr";
import { networkDockerRange } from "./network/docker-range";
import { networkExisting } from "./network/existing";
import { networkImages } from "./network/images";
import { networkPeers } from "./network/peers";
import { networkSecurityGroupRules } from "./network/security-group-rules";
import { networkSingleNat } from "./network/single-nat";
import { networkZones } from "./network/zones";
import { observabilityDashboardSize } from "./observability/dashboard-size";
import { permissionsAction } from "./permissions/action";
import { permissionsPassRole } from "./permissions/pass-role";
import { permissionsPolicySize } from "./permissions/policy-size";
import { permissionsResource } from "./permissions/resource";
import { queueReceives } from "./queue/receives";
import { queueRetention } from "./queue/retention";
import { queueTwice } from "./queue/twice";
import { queueUnknown } from "./queue/unknown";
import { queueVariableRule } from "./queue/variable";
import { queueVisibilityTimeout } from "./queue/visibility-timeout";
import { rolesRights } from "./roles/rights";
import { routesAuthenticationGap } from "./routes/authentication-gap";
import { routesAuthenticationHttps } from "./routes/authentication-https";
import { routesAuthenticationReach } from "./routes/authentication-reach";
import { routesClientSecret } from "./routes/client-secret";
import { routesDuplicate } from "./routes/duplicate";
import { routesLoadBalancer } from "./routes/load-balancer";
import { routesNearMiss } from "./routes/near-miss";
import { routesNone } from "./routes/none";
import { routesOverlap } from "./routes/overlap";
import { routesPort } from "./routes/port";
import { routesPriority } from "./routes/priority";
import { routesQuota } from "./routes/quota";
import { routesRedundant } from "./routes/redundant";
import { routesRewrite } from "./routes/rewrite";
import { routesSessionTimeout } from "./routes/session-timeout";
import { routesShadowed } from "./routes/shadowed";
import { routesSlowStart } from "./routes/slow-start";
import { routesStickiness } from "./routes/stickiness";
import { routesStickyWeights } from "./routes/sticky-weights";
import { routesUnexposed } from "./routes/unexposed";
import { routesWeights } from "./routes/weights";
import { routesWeightsCircle } from "./routes/weights-circle";
import { routesWeightsService } from "./routes/weights-service";
import { scalingCooldown } from "./scaling/cooldown";
import { scalingInsights } from "./scaling/insights";
import { scalingMetricTwice } from "./scaling/metric-twice";
import { scalingRange } from "./scaling/range";
import { scalingSteps } from "./scaling/steps";
import { scalingTarget } from "./scaling/target";
import { scalingZero } from "./scaling/zero";
import { scheduleExpression } from "./schedule/expression";
import { scheduleNever } from "./schedule/never";
import { scheduleRange } from "./schedule/range";
import { scheduleTimezone } from "./schedule/timezone";
import { secretsKeys } from "./secrets/keys";
import { secretsSource } from "./secrets/source";
import { servicesName } from "./services/name";
import { servicesTasks } from "./services/tasks";
import { sloBurnRate } from "./slo/burn-rate";
import { sloEmpty } from "./slo/empty";
import { sloNoRoutes } from "./slo/no-routes";
import { tableAttributeType } from "./table/attribute-type";
import { tableIndexes } from "./table/indexes";
import { tableKeys } from "./table/keys";
import { tableProjection } from "./table/projection";
import { tableRecovery } from "./table/recovery";
import { tableSameIndex } from "./table/same-index";
import { tableStream } from "./table/stream";
import { tableTtl } from "./table/ttl";
import { tableVariableRule } from "./table/variable";
import { taskCapabilities } from "./task/capabilities";
import { taskEnvironmentFiles } from "./task/environment-files";
import { taskRoot } from "./task/root";
import { taskScratch } from "./task/scratch";
import { taskSize } from "./task/size";
import { taskStopTimeout } from "./task/stop-timeout";
import { taskStrongCapabilities } from "./task/strong-capabilities";
import { taskUlimits } from "./task/ulimits";
import { taskUser } from "./task/user";
import { tracingCollector } from "./tracing/collector";
import { tracingVariable } from "./tracing/variable";
import { versionsRange } from "./versions/range";
import { versionsUnknown } from "./versions/unknown";
import { versionsUnmet } from "./versions/unmet";
import { versionsVersion } from "./versions/version";
import { volumesBackup } from "./volumes/backup";
import { volumesBottlerocket } from "./volumes/bottlerocket";
import { volumesEbs } from "./volumes/ebs";
import { volumesFileSystem } from "./volumes/file-system";
import { volumesKind } from "./volumes/kind";
import { volumesNitro } from "./volumes/nitro";
import { volumesPath } from "./volumes/path";
import { volumesUser } from "./volumes/user";
import { wafCapacity } from "./waf/capacity";
import { wafGiven } from "./waf/given";
import { wafMissing } from "./waf/missing";
import { wafRules } from "./waf/rules";
import { problemsOfRule, type Rule, type RuleInput } from "./rule";

/** All rules, in the order of their ids, in which their problems are told. */
export const catalogue: readonly Rule[] = [
    alarmsFreeStorage,
    alarmsMessageAge,
    alarmsNoDataStore,
    alarmsNoQueue,
    alarmsNoRoutes,
    alarmsNoSchedule,
    alarmsNoSubscription,
    alarmsNoSuchMetric,
    alertsChatWebhook,
    alertsMissing,
    alertsNoRecipient,
    alertsPlainSecret,
    apiGatewayCertificate,
    apiGatewayLoadBalancer,
    apiGatewayQuota,
    apiGatewayTimeout,
    cacheKey,
    cacheName,
    cacheNode,
    cacheReplicas,
    cacheSnapshotRetention,
    cacheVariableRule,
    capacityArchitecture,
    capacityDesiredFits,
    capacityGpuTypes,
    capacityGpus,
    capacityGpusUnused,
    capacityHibernation,
    capacityInstanceTypes,
    capacityManagedMixed,
    capacityManagedPlacement,
    capacityMaxFits,
    capacityQuota,
    capacityRange,
    capacityRetired,
    capacityRootVolume,
    capacitySmallTypes,
    capacitySpot,
    capacityStrategy,
    capacityTaskTooBig,
    capacityTrunking,
    capacityUnknownProvider,
    capacityUnused,
    capacityWarmPoolSize,
    capacityWarmPoolSpot,
    capacityWarmup,
    capacityZoneLoss,
    containersCondition,
    containersCount,
    containersCycle,
    containersDependsOn,
    containersHealth,
    containersMutableImage,
    containersName,
    containersPort,
    containersSize,
    daemonArchitecture,
    daemonHosts,
    daemonOptions,
    daemonRoom,
    databaseName,
    databaseProduction,
    databaseServerless,
    databaseStorage,
    databaseVariable,
    deploymentAlarms,
    deploymentAuthentication,
    deploymentBakeTime,
    deregistrationDelay,
    deploymentRoom,
    deploymentSingleRule,
    deploymentStrategy,
    deploymentStuck,
    deploymentTestRoute,
    domainCertificateNames,
    domainHost,
    domainTwice,
    domainZone,
    environmentRegion,
    environmentReserved,
    environmentSecret,
    environmentTags,
    environmentUnknownRegion,
    eventsFifo,
    eventsFilter,
    eventsPatternSize,
    eventsQueuePolicy,
    eventsQuota,
    eventsTopicFilter,
    eventsTransport,
    eventsTwice,
    eventsUnpublished,
    eventsUnsubscribed,
    eventsVariable,
    existingPlace,
    existingUnknown,
    existingVariable,
    fargateCapabilities,
    fargateEphemeralStorage,
    fargatePlacement,
    fargateProxy,
    fargateSize,
    fargateStopTimeout,
    fargateUlimits,
    fargateUnconfirmedSize,
    functionsBatch,
    functionsConcurrency,
    functionsEnvironmentSize,
    functionsIdle,
    functionsName,
    functionsQuota,
    functionsReserved,
    functionsSchedule,
    functionsSecretKey,
    functionsSize,
    functionsTimeout,
    healthSlowStart,
    healthTimings,
    imageArgsSecret,
    imageMutable,
    imagePlatform,
    jobsBefore,
    jobsCalls,
    jobsName,
    jobsOnly,
    jobsRoom,
    jobsRoomAtMax,
    jobsSchedule,
    jobsTimeout,
    linksCycle,
    linksDiscoveryName,
    linksDiscoveryStep,
    linksDns,
    linksDnsTtl,
    linksNoPort,
    linksProxyAdvice,
    linksProxySize,
    linksSelf,
    linksTls,
    linksTwice,
    linksUnknown,
    linksVariable,
    loadBalancerAccessLogsRetention,
    loadBalancerAddresses,
    loadBalancerAllowedCidrs,
    loadBalancerCertificateRegion,
    loadBalancerExisting,
    loadBalancerFurtherCertificates,
    loadBalancerHttps,
    loadBalancerIdleTimeout,
    loadBalancerName,
    loadBalancerTakenPriorities,
    loadBalancerTargets,
    loadBalancerUnused,
    loggingDestination,
    loggingRouter,
    logsRetention,
    networkAddresses,
    networkAddressesAtMax,
    networkCidr,
    networkDockerRange,
    networkExisting,
    networkImages,
    networkPeers,
    networkSecurityGroupRules,
    networkSingleNat,
    networkZones,
    observabilityDashboardSize,
    permissionsAction,
    permissionsPassRole,
    permissionsPolicySize,
    permissionsResource,
    queueReceives,
    queueRetention,
    queueTwice,
    queueUnknown,
    queueVariableRule,
    queueVisibilityTimeout,
    rolesRights,
    routesAuthenticationGap,
    routesAuthenticationHttps,
    routesAuthenticationReach,
    routesClientSecret,
    routesDuplicate,
    routesLoadBalancer,
    routesNearMiss,
    routesNone,
    routesOverlap,
    routesPort,
    routesPriority,
    routesQuota,
    routesRedundant,
    routesRewrite,
    routesSessionTimeout,
    routesShadowed,
    routesSlowStart,
    routesStickiness,
    routesStickyWeights,
    routesUnexposed,
    routesWeights,
    routesWeightsCircle,
    routesWeightsService,
    scalingCooldown,
    scalingInsights,
    scalingMetricTwice,
    scalingRange,
    scalingSteps,
    scalingTarget,
    scalingZero,
    scheduleExpression,
    scheduleNever,
    scheduleRange,
    scheduleTimezone,
    secretsKeys,
    secretsSource,
    servicesName,
    servicesTasks,
    sloBurnRate,
    sloEmpty,
    sloNoRoutes,
    tableAttributeType,
    tableIndexes,
    tableKeys,
    tableProjection,
    tableRecovery,
    tableSameIndex,
    tableStream,
    tableTtl,
    tableVariableRule,
    taskCapabilities,
    taskEnvironmentFiles,
    taskRoot,
    taskScratch,
    taskSize,
    taskStopTimeout,
    taskStrongCapabilities,
    taskUlimits,
    taskUser,
    tracingCollector,
    tracingVariable,
    versionsRange,
    versionsUnknown,
    versionsUnmet,
    versionsVersion,
    volumesBackup,
    volumesBottlerocket,
    volumesEbs,
    volumesFileSystem,
    volumesKind,
    volumesNitro,
    volumesPath,
    volumesUser,
    wafCapacity,
    wafGiven,
    wafMissing,
    wafRules,
];

/** Runs all rules on a configuration. */
export const runRules = (input: RuleInput): Problem[] => catalogue.flatMap((rule) => problemsOfRule(rule, input));
