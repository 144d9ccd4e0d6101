import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { CallPlan } from "../../model/plan/calls";
import { inServiceConnect } from "../../model/plan/dns";
import { tlsPort } from "../../model/plan/tls";
import type { ServicePlan } from "../../model/plan/service";
import type { Tags } from "../tags";
import { logOptions, portName } from "./container-definition";

/** What {@link declareCalls} takes. */
export interface ServiceCallsArgs {
    readonly calls: readonly CallPlan[];
    /** The security group of the caller's tasks. */
    readonly securityGroupId: pulumi.Input<string>;
    /** The security groups of the tasks that are called, by service. */
    readonly calleeSecurityGroupIds: Readonly<Record<string, pulumi.Input<string>>>;
    readonly tags: Tags;
}

/**
 * Lets a service's tasks through to those that it calls, and to no others.
 * A call by DNS goes straight to the called task; another one goes from the caller's proxy to that of the called task. In awsvpc mode that one listens on the container's port,
 * unless `ingressPortOverride` says otherwise, so the container's port is the one to open.
 * Source: ServiceConnectService, ECS API reference.
 * @returns the rules: the caller must not outlive them
 * @throws RangeError if the security group of a service that is called is not given
 */
export function declareCalls(parent: pulumi.Resource, name: string, args: ServiceCallsArgs): pulumi.Resource[] {
    return args.calls.flatMap(({ service, targetPort }) => {
        const callee = args.calleeSecurityGroupIds[service];
        if (callee === undefined) throw new RangeError(`${name} calls ${service}, whose security group is not given`);
        const described = { ipProtocol: "tcp", fromPort: targetPort, toPort: targetPort, tags: args.tags };
        // No service's name has a dot, so no two pairs have one name.
        const pair = `${name}.${service}`;
        return [
            new vpc.SecurityGroupEgressRule(
                pair,
                {
                    securityGroupId: args.securityGroupId,
                    referencedSecurityGroupId: callee,
                    description: `Calls to ${service}`,
                    ...described,
                },
                { parent },
            ),
            new vpc.SecurityGroupIngressRule(
                pair,
                {
                    securityGroupId: callee,
                    referencedSecurityGroupId: args.securityGroupId,
                    description: `Calls from ${name}`,
                    ...described,
                },
                { parent },
            ),
        ];
    });
}

/** What {@link serviceConnect} takes from resources. */
export interface ServiceConnectSurroundings {
    readonly namespaceArn: pulumi.Input<string>;
    /** The role by which ECS issues certificates, where calls are encrypted. */
    readonly tlsRoleArn?: pulumi.Input<string>;
    readonly logGroup: pulumi.Input<string>;
    readonly region: string;
}

/**
 * How a service that calls or is called takes part in Service Connect. Where all of that goes by DNS, it says that it does
 * not: a service that did before would otherwise be changed with each update, for ECS tells that it is off.
 */
export function serviceConnect(
    { name, port, discoveryName, proxy, dns, tls, calledBy }: ServicePlan,
    { namespaceArn, tlsRoleArn, logGroup, region }: ServiceConnectSurroundings,
) {
    if (proxy === undefined) return { enabled: false };
    return {
        enabled: true,
        namespace: namespaceArn,
        ...(port !== undefined &&
            discoveryName !== undefined &&
            inServiceConnect(dns) &&
            calledBy.length > 0 && {
                services: [
                    {
                        portName,
                        // Cloud Map's name takes no dot, which a host name may have.
                        discoveryName: name,
                        clientAlias: [{ port, dnsName: discoveryName }],
                        ...(tls && {
                            // Encrypted calls have a port of their own: the load balancer still reaches the container.
                            ingressPortOverride: tlsPort,
                            tls: {
                                issuerCertAuthority: { awsPcaAuthorityArn: tls.certificateAuthorityArn },
                                ...(tls.keyArn !== undefined && { kmsKey: tls.keyArn }),
                                ...(tlsRoleArn !== undefined && { roleArn: tlsRoleArn }),
                            },
                        }),
                    },
                ],
            }),
        logConfiguration: { logDriver: "awslogs", options: logOptions(logGroup, region, "service-connect") },
    };
}
