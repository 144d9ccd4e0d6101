export {
    defineFunction,
    defineService,
    type Bytes,
    type Cpu,
    type Days,
    type Duration,
    type FunctionConfiguration,
    type ServiceConfiguration,
} from "../model";
export type { Plan } from "../model/plan/plan";
export { loadPlan, type LoadPlanArgs } from "../program/load-plan";
export { planStack, type PlanStackArgs } from "../program/plan-stack";
export { Cluster, type ClusterArgs } from "./compute/cluster";
export { declareCapacity, type CapacityArgs, type CapacityTransforms, type DeclaredCapacity } from "./compute/capacity";
export { Ec2Capacity, type Ec2CapacityArgs } from "./compute/ec2-capacity";
export { ManagedInstances, type ManagedInstancesArgs } from "./compute/managed-instances";
export { Cache, type CacheArgs } from "./data/cache";
export type { CacheTransforms } from "./data/caches";
export { CredentialRotation, type CredentialRotationArgs } from "./data/credential-rotation";
export { Database, type DatabaseArgs } from "./data/database";
export type { DatabaseTransforms } from "./data/databases";
export { FileSystem, type FileSystemArgs } from "./data/file-system";
export type { FileSystemTransforms } from "./data/file-systems";
export { Table, type TableArgs } from "./data/table";
export type { TableTransforms } from "./data/tables";
export {
    LambdaFunction,
    type FunctionSummary,
    type FunctionTransforms,
    type LambdaFunctionArgs,
} from "./functions/lambda-function";
export { ImageRepository, type ImageRepositoryArgs } from "./images/image-repository";
export { ServiceImage, type RegistryLogin, type ServiceImageArgs } from "./images/service-image";
export type { ImageTransforms } from "./images/service-images";
export { JobSchedules, type JobSchedulesArgs } from "./jobs/job-schedules";
export { EventBus, type EventBusArgs } from "./messaging/event-bus";
export { EventSubscriptions, type EventSubscriptionsArgs } from "./messaging/event-subscriptions";
export { EventTopics, type EventTopicsArgs } from "./messaging/event-topics";
export type { SubscriptionTransforms } from "./messaging/events";
export { WorkQueue, type WorkQueueArgs } from "./messaging/work-queue";
export type { QueueTransforms } from "./messaging/work-queues";
export { Network, type NetworkArgs } from "./network/network";
export { Platform, type PlatformArgs, type PlatformTransforms } from "./platform";
export { AccessLogBucket, type AccessLogBucketArgs } from "./routing/access-log-bucket";
export { ApiGateway, type ApiGatewayArgs } from "./routing/api-gateway";
export { Certificate, type CertificateArgs } from "./routing/certificate";
export { LoadBalancer, type LoadBalancerArgs } from "./routing/load-balancer";
export { WebAcl, type WebAclArgs } from "./routing/web-acl";
export type { ServiceRolesArgs } from "./service/service-roles";
export type { ServiceScalingArgs } from "./service/service-scaling";
export { Service } from "./service/service";
export type { ServiceArgs, ServiceTransforms } from "./service/service-args";
export type { RouteSummary, ServiceSummary } from "./service/service-summary";
export type { Transform } from "./transform";
