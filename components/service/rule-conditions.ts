import type * as lb from "@pulumi/aws/lb";
import type { RulePlan } from "../../model/plan/routes/rules";

type Condition = Extract<lb.ListenerRuleArgs["conditions"], readonly unknown[]>[number];

/** A rule's conditions as a listener takes them: all must hold, each with one of its values. */
export const ruleConditions = ({
    host,
    paths,
    headers = {},
    query = {},
    methods,
    sourceCidrs,
}: RulePlan): Condition[] => [
    ...(host === undefined ? [] : [{ hostHeader: { values: [host] } }]),
    ...(paths.length === 0 ? [] : [{ pathPattern: { values: [...paths] } }]),
    ...(methods === undefined ? [] : [{ httpRequestMethod: { values: [...methods] } }]),
    ...Object.entries(headers).map(([httpHeaderName, values]) => ({
        httpHeader: { httpHeaderName, values: [...values] },
    })),
    ...Object.entries(query).map(([key, values]) => ({ queryStrings: values.map((value) => ({ key, value })) })),
    ...(sourceCidrs === undefined ? [] : [{ sourceIp: { values: [...sourceCidrs] } }]),
];
