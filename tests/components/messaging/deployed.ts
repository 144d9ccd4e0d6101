import { Platform } from "../../../components";
import { memoized } from "../../support/memoized";
import { planWith, type PlanSources } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";

/** Deploys services and functions to an environment with a load balancer and alerts, once for each class of it that is asked for. */
export const deployedWith = ({ sections = {}, ...of }: PlanSources) =>
    memoized(async (environmentClass: string): Promise<Recording> => {
        const plan = planWith({
            sections: {
                environment: { class: environmentClass },
                loadBalancer: { certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b" },
                alerts: { email: ["ops@example.com"] },
                ...sections,
            },
            ...of,
        });
        return (await deploy(() => new Platform(plan.name, { plan }))).recording;
    });

/** The statements of a resource's policy. */
export const statementsIn = (recording: Recording, type: string, name: string) =>
    (JSON.parse(String(recording.named(type, name).inputs["policy"])) as { Statement: Record<string, unknown>[] })
        .Statement;
