import { written } from "../../written-path";
import { writtenGroups } from "../../plan/capacity/capacity";
import { strategyOf } from "../../plan/capacity/strategy";
import { eachService, finding, type Check, type Rule } from "../rule";

/** The families of instance types that are not on the Nitro system; AWS makes no more of them. Source: Amazon EC2 instance types, hypervisor type. */
const xen = /^(c1|c3|c4|d2|f1|g3|g3s|h1|i2|i3|m1|m2|m3|m4|p2|p3|r3|r4|t1|t2|x1|x1e)\.(?!metal)/;

const check: Check = eachService(({ volumes, capacity }, at, { configuration }) => {
    const volume = Object.entries(volumes).find(([, { ebs }]) => ebs !== undefined);
    if (volume === undefined) return [];
    const providers = strategyOf(capacity).map(({ provider }) => provider);
    return writtenGroups(configuration)
        .filter(({ key }) => providers.includes(key))
        .flatMap(({ path, spec }) => {
            const type = spec.instanceTypes.find((each) => xen.test(each));
            return type === undefined
                ? []
                : [
                      finding(
                          at("volumes", volume[0], "ebs"),
                          `can't be attached to instances of ${type}, one of ${written(path)}.instanceTypes: it is not built on Nitro`,
                          "take a newer type, as m6i or t3, or let the service run on Fargate",
                      ),
                  ];
        });
});

/** The rule `volumes/nitro`. */
export const volumesNitro: Rule = {
    id: "volumes/nitro",
    severity: "error",
    what: "A service whose tasks have volumes of EBS runs on Fargate, or on instances that are built on the Nitro system.",
    why: "ECS attaches volumes to tasks on such instances alone; on others, no task starts.",
    remedy: "Take types of the fifth generation or later, or t3.",
    source: "Use Amazon EBS volumes with Amazon ECS, ECS developer guide (considerations).",
    check,
};
