import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ecs from "@pulumi/aws/ecs";
import * as pulumi from "@pulumi/pulumi";
import { isAutoscaled } from "../../model/plan/scaling";
import { beforeDeployment, jobTags } from "../jobs/before-deployment";
import { transformed } from "../transform";
import { serviceConnect } from "./service-calls";
import type { ServiceExposure } from "./service-exposure";
import { declareDns } from "./service-dns";
import { callsHooks } from "../calls-hooks";
import { outcomeHooks } from "./outcome/outcome-hooks";
import { scheduling } from "./scheduling";
import { declareBlockVolume } from "./service-block-volume";
import type { DeclaredTask } from "./task-definition";
import { deploymentConfiguration } from "./traffic-shifting";
import { capacityStrategy } from "./capacity-strategy";
import type { ServiceArgs } from "./service-args";

/** What {@link declareEcsService} takes beside the service's own arguments. */
export interface EcsServiceArgs {
    readonly task: DeclaredTask;
    readonly securityGroupId: pulumi.Input<string>;
    readonly logGroupName: pulumi.Input<string>;
    /** How the load balancer reaches it. @default - it has no routes */
    readonly exposed: ServiceExposure | undefined;
    /** What makes ECS go back while it deploys. */
    readonly alarms: readonly cloudwatch.MetricAlarm[];
    /** What must be there before its tasks. */
    readonly dependsOn: readonly pulumi.Resource[];
}

/** Declares the ECS service itself: which tasks run where, how they are reached, and how they are replaced. */
export function declareEcsService(
    parent: pulumi.Resource,
    name: string,
    args: ServiceArgs,
    { task, securityGroupId, logGroupName, exposed, alarms, dependsOn }: EcsServiceArgs,
): ecs.Service {
    const { plan, transform = {} } = args;
    const { deployment } = plan;
    const alarmNames = [...alarms.map((alarm) => alarm.name), ...deployment.alarmNames];
    const connected =
        args.calls &&
        serviceConnect(plan, {
            namespaceArn: args.calls.namespaceArn,
            ...(args.calls.tlsRole && { tlsRoleArn: args.calls.tlsRole.arn }),
            logGroup: logGroupName,
            region: args.region,
        });
    const registry = declareDns(parent, plan, args.dnsNamespaceId, transform.registry);
    const blockVolume =
        plan.blockVolume &&
        declareBlockVolume(parent, name, {
            plan: plan.blockVolume,
            region: args.region,
            tags: plan.tags,
            ...(transform.volumeRole && { transform: transform.volumeRole }),
        });
    return new ecs.Service(
        name,
        transformed(transform.service, {
            cluster: args.clusterArn,
            taskDefinition: task.taskDefinition.arn,
            ...scheduling(plan, capacityStrategy(args)),
            networkConfiguration: { subnets: args.subnetIds, securityGroups: [securityGroupId], assignPublicIp: false },
            ...(connected && { serviceConnectConfiguration: connected }),
            ...(registry && { serviceRegistries: registry }),
            ...(blockVolume && { volumeConfiguration: blockVolume.configuration }),
            ...(exposed &&
                plan.exposure && {
                    loadBalancers: [
                        {
                            targetGroupArn: exposed.targetGroup.arn,
                            containerName: plan.name,
                            containerPort: plan.exposure.port,
                            ...(exposed.alternate && {
                                advancedConfiguration: {
                                    alternateTargetGroupArn: exposed.alternate.targetGroup.arn,
                                    productionListenerRule: exposed.alternate.productionRuleArn,
                                    ...(exposed.alternate.testRuleArn && {
                                        testListenerRule: exposed.alternate.testRuleArn,
                                    }),
                                    roleArn: exposed.alternate.roleArn,
                                },
                            }),
                        },
                    ],
                    healthCheckGracePeriodSeconds: plan.exposure.gracePeriodSeconds,
                }),
            // A service that was never anything else than rolling has none of it, as before there was a choice.
            ...(exposed?.alternate && { deploymentConfiguration: deploymentConfiguration(deployment) }),
            ...(alarmNames.length > 0 && { alarms: { enable: true, rollback: true, alarmNames } }),
            enableEcsManagedTags: true,
            enableExecuteCommand: plan.exec,
            propagateTags: "SERVICE",
            waitForSteadyState: true,
            tags: { ...plan.tags, ...jobTags(plan.jobs, task.jobs) },
        }),
        {
            parent,
            dependsOn: [...dependsOn, ...(blockVolume ? [blockVolume.rights] : [])],
            ignoreChanges: isAutoscaled(plan.scaling) ? ["desiredCount"] : [],
            ...(deployment.timeoutMinutes !== undefined && {
                customTimeouts: {
                    create: `${deployment.timeoutMinutes}m`,
                    update: `${deployment.timeoutMinutes}m`,
                },
            }),
            ...(callsHooks() && {
                hooks: {
                    ...outcomeHooks(name, { region: args.region, logGroup: plan.logGroup }),
                    ...beforeDeployment(name, {
                        jobs: plan.jobs,
                        region: args.region,
                        logGroup: plan.logGroup,
                        family: plan.family,
                    }),
                },
            }),
        },
    );
}
