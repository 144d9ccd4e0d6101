import type { DeploymentPlan } from "../../model/plan/deployment";

const strategies: Readonly<Record<DeploymentPlan["strategy"], string>> = {
    rolling: "ROLLING",
    "blue-green": "BLUE_GREEN",
    canary: "CANARY",
    linear: "LINEAR",
};

/** How ECS deploys a service, as its API says it. The provider takes minutes as text. */
export const deploymentConfiguration = ({ strategy, bakeMinutes, canary, linear }: DeploymentPlan) => ({
    strategy: strategies[strategy],
    ...(bakeMinutes !== undefined && { bakeTimeInMinutes: String(bakeMinutes) }),
    ...(canary && {
        canaryConfiguration: { canaryPercent: canary.percent, canaryBakeTimeInMinutes: String(canary.bakeMinutes) },
    }),
    ...(linear && {
        linearConfiguration: { stepPercent: linear.percent, stepBakeTimeInMinutes: String(linear.bakeMinutes) },
    }),
});
