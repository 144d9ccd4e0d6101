import { cidrProblem, overlap } from "../../plan/cidr";
import { finding, type Check, type Rule } from "../rule";

/** The range of the bridge that Docker makes on each instance. */
const dockerBridge = "172.17.0.0/16";

const check: Check = ({ configuration, where }) => {
    const { cidr, peers } = configuration.network;
    const ranges = [
        // A range that is none can't be compared; network/cidr tells of it.
        ...(cidrProblem(cidr) === undefined ? [{ path: where("network", "cidr"), range: cidr }] : []),
        ...peers.map((range, index) => ({ path: where("network", "peers", index), range })),
    ];
    return ranges
        .filter(({ range }) => overlap(range, dockerBridge))
        .map(({ path, range }) =>
            finding(
                path,
                `"${range}" overlaps ${dockerBridge}, which Docker takes on each instance`,
                "take a range outside it, such as 10.0.0.0/16",
            ),
        );
};

/** The rule `network/docker-range`. */
export const networkDockerRange: Rule = {
    id: "network/docker-range",
    severity: "warning",
    what: "Neither the VPC nor a peer network overlaps 172.17.0.0/16.",
    why: "Docker's bridge on each instance has that range, so that the instance itself, which pulls images, finds no way to those addresses.",
    remedy: "Take a range outside 172.17.0.0/16.",
    source: "Networking overview, Docker Engine documentation; Troubleshooting (VPC IP addresses used by Docker), AWS Cloud9 user guide.",
    check,
};
