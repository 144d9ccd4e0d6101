import type { ConfigurationSources } from "../../model/parse";
import { withStack } from "./fixtures";

/** A VPC that is already there. */
export const existingNetwork = {
    vpcId: "vpc-0a1b2c3d",
    subnets: {
        "eu-west-1a": {
            public: { id: "subnet-0a01", cidr: "10.20.0.0/24" },
            app: { id: "subnet-0a02", cidr: "10.20.16.0/20" },
            data: { id: "subnet-0a03", cidr: "10.20.1.0/24" },
        },
        "eu-west-1b": {
            public: { id: "subnet-0b01", cidr: "10.20.2.0/24" },
            app: { id: "subnet-0b02", cidr: "10.20.32.0/20" },
            data: { id: "subnet-0b03", cidr: "10.20.3.0/24" },
        },
    },
} as const;

/** The section `network` of a VPC that is already there. */
export const existingNetworkSection = { cidr: "10.20.0.0/16", existing: existingNetwork };

/** An ALB that is already there. */
export const existingLoadBalancer = {
    listenerArn:
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/company/50dc6c495c0c9188/f2f7dc8efc522ab2",
    securityGroupId: "sg-0a1b2c3d",
} as const;

/** The configuration in a VPC that is already there. */
export const inExistingNetwork = (sources?: ConfigurationSources): ConfigurationSources =>
    withStack("network", existingNetworkSection, sources);

/** The configuration behind an ALB that is already there, in its VPC. */
export const behindExisting = (
    over: Readonly<Record<string, unknown>> = {},
    sources?: ConfigurationSources,
): ConfigurationSources =>
    withStack("loadBalancer.existing", { ...existingLoadBalancer, ...over }, inExistingNetwork(sources));
