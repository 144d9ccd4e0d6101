import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as ecs from "@pulumi/aws/ecs";
import type * as iam from "@pulumi/aws/iam";
import type * as lb from "@pulumi/aws/lb";
import type * as servicediscovery from "@pulumi/aws/servicediscovery";
import * as pulumi from "@pulumi/pulumi";
import type { ServicePlan } from "../../model/plan/service";
import type { TlsRole } from "../discovery/tls-role";
import type { JobSchedulesArgs } from "../jobs/job-schedules";
import type { Transform } from "../transform";
import type { ReachedCache } from "./service-cache";
import type { SharingService } from "./service-exposure";
import type { EventBusAddress, TopicsAddress } from "./event-access";
import type { QueueAccess } from "./queue-access";
import type { DatabaseAccess } from "./service-database";
import type { ServiceRolesArgs } from "./service-roles";
import type { ServiceScalingArgs } from "./service-scaling";
import type { MountedFileSystem } from "./service-volumes";
import type { TableAddress } from "./table-access";

/** The arguments of a {@link Service}. */
export interface ServiceArgs {
    readonly plan: ServicePlan;
    readonly project: string;
    readonly stack: string;
    readonly region: string;
    readonly accountId: pulumi.Input<string>;
    /** The image, with its digest where it was built here. */
    readonly imageUri: pulumi.Input<string>;
    /** The ECR repository of the image, if it is one of ECR's. */
    readonly repositoryArn?: pulumi.Input<string>;
    readonly clusterArn: pulumi.Input<string>;
    readonly clusterName: pulumi.Input<string>;
    readonly execLogGroupArn: pulumi.Input<string>;
    /** The capacity providers of the environment's instances, by what the plan calls them; AWS names those of Fargate. */
    readonly capacityProviderNames: Readonly<Record<string, pulumi.Input<string>>>;
    /** The cluster's list of capacity providers, which must outlive the service. */
    readonly association: pulumi.Resource;
    readonly vpcId: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The load balancer that the service's routes are on. @default - none: it has no routes */
    readonly loadBalancer?: {
        readonly listenerArn: pulumi.Input<string>;
        readonly securityGroupId: pulumi.Input<string>;
        readonly albArnSuffix: pulumi.Input<string>;
        /** Whether its security group belongs to others, and so gets no rules. @default false */
        readonly existing?: boolean;
    };
    /** The services that get a share of its requests, by name. @default none */
    readonly sharesWith?: Readonly<Record<string, SharingService>>;
    /** What a service that calls others, or is called, needs. @default - none: it has no part in Service Connect */
    readonly calls?: {
        /** The Service Connect namespace. */
        readonly namespaceArn: pulumi.Input<string>;
        /** The role by which ECS issues certificates, where calls are encrypted. @default - they are not */
        readonly tlsRole?: TlsRole;
        /** The security groups of the services that it calls, by name. */
        readonly securityGroupIds: Readonly<Record<string, pulumi.Input<string>>>;
        /** The services that must run before it: tasks know no other endpoints than those that were there before them. */
        readonly startsAfter: readonly pulumi.Resource[];
    };
    /** The private DNS zone, as Cloud Map names it. @default - none: the service is not found by DNS */
    readonly dnsNamespaceId?: pulumi.Input<string>;
    /** The queues that it has to do with. @default none */
    readonly queues?: QueueAccess;
    /** Where its table is. @default - none: it has none */
    readonly table?: TableAddress;
    /** The environment's event bus. @default - there is none */
    readonly eventBus?: EventBusAddress;
    /** The environment's topics of events. @default - there are none */
    readonly topics?: TopicsAddress;
    /** The cache of its own. @default none */
    readonly cache?: ReachedCache;
    /** The database of its own. @default - none */
    readonly database?: DatabaseAccess;
    /** The file systems of its own, by volume. @default none */
    readonly fileSystems?: Readonly<Record<string, MountedFileSystem>>;
    /** Changes to the children's arguments, for what the configuration does not name. @default none */
    readonly transform?: ServiceTransforms;
}

/** Changes to the arguments of a service's children. */
export interface ServiceTransforms {
    readonly logGroup?: Transform<cloudwatch.LogGroupArgs>;
    readonly securityGroup?: Transform<ec2.SecurityGroupArgs>;
    readonly targetGroup?: Transform<lb.TargetGroupArgs>;
    readonly listenerRule?: Transform<lb.ListenerRuleArgs>;
    readonly taskDefinition?: Transform<ecs.TaskDefinitionArgs>;
    /** Those of the alarms that make ECS go back. */
    readonly alarm?: Transform<cloudwatch.MetricAlarmArgs>;
    /** That of the role with which ECS moves requests. */
    readonly infrastructureRole?: Transform<iam.RoleArgs>;
    /** That of the role with which ECS makes volumes. */
    readonly volumeRole?: Transform<iam.RoleArgs>;
    readonly jobDefinition?: Transform<ecs.TaskDefinitionArgs>;
    readonly service?: Transform<ecs.ServiceArgs>;
    readonly registry?: Transform<servicediscovery.ServiceArgs>;
    readonly jobs?: JobSchedulesArgs["transform"];
    readonly roles?: ServiceRolesArgs["transform"];
    readonly scaling?: ServiceScalingArgs["transform"];
}
