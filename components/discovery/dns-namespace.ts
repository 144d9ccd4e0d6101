import * as servicediscovery from "@pulumi/aws/servicediscovery";
import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../model/plan/plan";
import { transformed, type Transform } from "../transform";

/**
 * Declares the private DNS zone of the services that are found by DNS.
 * @returns its id in Cloud Map, or undefined where no service is found so
 */
export function declareDnsNamespace(
    parent: pulumi.Resource,
    { name, dnsNamespace, tags }: Plan,
    vpcId: pulumi.Input<string>,
    transform?: Transform<servicediscovery.PrivateDnsNamespaceArgs>,
): pulumi.Output<string> | undefined {
    if (dnsNamespace === undefined) return undefined;
    const namespace = new servicediscovery.PrivateDnsNamespace(
        name,
        transformed(transform, { name: dnsNamespace, vpc: vpcId, description: "Services by DNS", tags }),
        { parent },
    );
    return namespace.id;
}
