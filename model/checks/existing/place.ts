import { regionOfArn } from "../../aws/arn";
import { byKey } from "../../by-key";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration: { existing, network }, region, where }) => {
    const elsewhere = (arn: string | undefined, path: string) =>
        arn === undefined || regionOfArn(arn) === region
            ? []
            : [finding(path, `it is in ${regionOfArn(arn)}, and the services in ${region}`, `write one of ${region}`)];
    const databases = Object.entries(byKey(existing.databases));
    const reachable = network.existing !== undefined || network.peers.length > 0;
    return [
        ...databases.flatMap(([name, { secretArn }]) => [
            ...(reachable
                ? []
                : [
                      finding(
                          where("existing", "databases", name),
                          "is in a VPC of its own, and no way leads there from the VPC of the services",
                          `write its VPC at ${where("network", "existing")}, or the range of the VPC that is connected to it at ${where("network", "peers")}`,
                      ),
                  ]),
            ...elsewhere(secretArn, where("existing", "databases", name, "secretArn")),
        ]),
        ...Object.entries(byKey(existing.eventBuses)).flatMap(([name, arn]) =>
            elsewhere(arn, where("existing", "eventBuses", name)),
        ),
    ];
};

/** The rule `existing/place`. */
export const existingPlace: Rule = {
    id: "existing/place",
    severity: "error",
    what: "A database that is already there is in the services' VPC or in one that is connected to it, and its secret and each event bus in their region.",
    why: "Without a way between the VPCs, no query arrives. ECS reads secrets and EventBridge takes events in their own region.",
    remedy: "Write the database's VPC as network.existing, or its range as one of network.peers; and ARNs of the environment's region.",
    source: "SecurityGroupRule, EC2 API reference; PutEvents, EventBridge API reference.",
    check,
};
