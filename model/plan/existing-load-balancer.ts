import type { ExistingLoadBalancerSpec } from "../schema/existing-load-balancer";

/** An ALB that is already there. Listener rules are added to it, and nothing else of it is changed. */
export interface ExistingLoadBalancerPlan {
    readonly listenerArn: string;
    readonly securityGroupId: string;
    /** The name that it is reached by, where that is told. */
    readonly host?: string;
    /** The priorities that no rule of this environment is given. */
    readonly takenPriorities: readonly { readonly from: number; readonly to: number }[];
}

/** Plans what is used of an ALB that is already there. */
export const planExistingLoadBalancer = ({
    listenerArn,
    securityGroupId,
    host,
    takenPriorities,
}: ExistingLoadBalancerSpec): ExistingLoadBalancerPlan => ({
    listenerArn,
    securityGroupId,
    ...(host !== undefined && { host }),
    takenPriorities,
});

/** Each of the priorities that belong to others. */
export const prioritiesTaken = (existing: Pick<ExistingLoadBalancerPlan, "takenPriorities"> | undefined): Set<number> =>
    new Set(
        (existing?.takenPriorities ?? []).flatMap(({ from, to }) =>
            Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index),
        ),
    );

/** The part of an ALB's ARN by which metrics name it, from the ARN of its listener. Source: CloudWatch metrics, Application Load Balancers user guide. */
export const albArnSuffixOf = (listenerArn: string): string =>
    (listenerArn.split(":listener/")[1] ?? "").split("/").slice(0, 3).join("/");
