import { absent, fileOf, serviceNames, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const daemon = (sources = withStack("capacity.max", 6)) =>
    withService("order", { runs: "daemon", scaling: absent, placement: absent }, sources);
const onFargate = serviceNames.reduce(
    (sources, name) => withService(name, { capacity: "fargate", placement: absent }, sources),
    withStack("capacity", absent),
);
const withoutHosts = withService("order", { runs: "daemon", scaling: absent, capacity: absent }, onFargate);

export const cases: RuleCases = {
    compliant: [{ what: "a daemon on the instances of the environment", sources: daemon() }],
    violating: [
        {
            what: "no instances",
            sources: withoutHosts,
            path: `${fileOf("order")}: runs`,
            reason: 'is daemon, and there are no instances that "order" could run on',
        },
        {
            what: "a group that is on its way out alone",
            sources: withStack(
                "capacityProviders",
                { old: { instanceTypes: ["t3.medium"], retired: true } },
                withoutHosts,
            ),
            path: `${fileOf("order")}: runs`,
            reason: /there are no instances/,
        },
    ],
    absent: [{ what: "no daemon, on Fargate", sources: onFargate }],
    boundary: "there are instances or none",
};
