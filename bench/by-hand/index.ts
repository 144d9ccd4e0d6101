// The stack of the benchmark written by hand: the same resources with the same arguments, without components or a plan.
// bench/projects.ts adds services.ts, the list that a team would write.
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as pulumi from "@pulumi/pulumi";
import { createService, type ServiceConfiguration } from "./service";
import { createShared } from "./shared";

/** Declares everything. @returns the stack's outputs */
export function deploy(services: readonly ServiceConfiguration[]) {
    const region = new pulumi.Config("aws").require("region");

    const prefix = `${pulumi.getProject()}-${pulumi.getStack()}`;
    const tags = { Project: pulumi.getProject(), Environment: pulumi.getStack(), ManagedBy: "pulumi" };

    const shared = createShared(prefix, region, tags);
    const accountId = getCallerIdentityOutput({}).accountId;
    const assumeRolePolicy = pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "ecs-tasks.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "aws:SourceAccount": accountId } },
            },
        ],
    });

    const created = services.map((service) =>
        createService(service, {
            prefix,
            region,
            tags: { ...tags, Service: service.name },
            assumeRolePolicy,
            ...shared,
        }),
    );
    const url = pulumi.interpolate`http://${shared.balancer.dnsName}`;
    const cluster = shared.cluster.name;
    const summary = Object.fromEntries(
        created.map(({ name, service, image, route, placement }) => [
            name,
            {
                serviceName: service.name,
                image,
                routes: route ? [route] : [],
                placement,
            },
        ]),
    );
    return { url, cluster, services: summary };
}
