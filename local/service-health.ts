import { DescribeServicesCommand, ECSClient, type Service } from "@aws-sdk/client-ecs";
import {
    DescribeTargetGroupsCommand,
    DescribeTargetHealthCommand,
    ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { clientSettings } from "./client-settings";

/** How many of a service's tasks are wanted, and how many take requests. */
export interface ServiceHealth {
    readonly desired: number;
    /** Of a service behind the load balancer its healthy targets, else its running tasks. */
    readonly healthy: number;
    /** The load balancer's name, if the service is behind one. */
    readonly loadBalancer: string | undefined;
}

const servicesPerRequest = 10;

/** Asks the emulated AWS, by service name, how the services of a cluster are. */
export function createHealthReader(port: number, region: string) {
    const options = clientSettings({ endpoint: `http://127.0.0.1:${port}`, region });
    const ecs = new ECSClient(options);
    const balancing = new ElasticLoadBalancingV2Client(options);

    const balancerOf = async (targetGroup: string): Promise<string | undefined> => {
        const { TargetGroups } = await balancing.send(
            new DescribeTargetGroupsCommand({ TargetGroupArns: [targetGroup] }),
        );
        // arn:aws:elasticloadbalancing:<region>:<account>:loadbalancer/app/<name>/<id>
        return TargetGroups?.[0]?.LoadBalancerArns?.[0]?.split("/")[2];
    };
    const read = async (service: Service): Promise<ServiceHealth> => {
        const desired = service.desiredCount ?? 0;
        const group = service.loadBalancers?.[0]?.targetGroupArn;
        if (group === undefined) return { desired, healthy: service.runningCount ?? 0, loadBalancer: undefined };
        const { TargetHealthDescriptions = [] } = await balancing.send(
            new DescribeTargetHealthCommand({ TargetGroupArn: group }),
        );
        const healthy = TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === "healthy").length;
        return { desired, healthy, loadBalancer: await balancerOf(group) };
    };

    return async (cluster: string, names: readonly string[]): Promise<Map<string, ServiceHealth>> => {
        const found: Service[] = [];
        for (let start = 0; start < names.length; start += servicesPerRequest) {
            const page = names.slice(start, start + servicesPerRequest);
            const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: page }));
            found.push(...services);
        }
        return new Map(
            await Promise.all(found.map(async (service) => [service.serviceName ?? "", await read(service)] as const)),
        );
    };
}
