import type { InstanceRefresh } from "@aws-sdk/client-auto-scaling";
import { setTimeout as pause } from "node:timers/promises";
import { duration } from "../figures";
import { AwsError } from "../../program/aws-error";
import type { InstanceGroup } from "./instance-groups";
import type { LiveStack } from "./live-stack";

/** The seconds between two looks: an instance takes minutes. */
const pauses = [1, 5] as const;
const longestPause = 15;

/** The states in which a refresh has ended. Source: InstanceRefresh, Auto Scaling API reference. */
const ended = ["Successful", "Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed"];

/** How a refresh of instances ended. */
export interface FollowedRefresh {
    readonly succeeded: boolean;
    readonly status: string;
    readonly reason?: string;
}

async function latestRefresh({ aws }: LiveStack, { groupName }: InstanceGroup): Promise<InstanceRefresh | undefined> {
    const { InstanceRefreshes = [] } = await aws.autoScaling.describeInstanceRefreshes({
        AutoScalingGroupName: groupName,
        MaxRecords: 1,
    });
    return InstanceRefreshes[0];
}

const goesOn = (refresh: InstanceRefresh | undefined): boolean =>
    refresh?.Status !== undefined && !ended.includes(refresh.Status);

/** Begins to replace the instances of a group, or finds that it is being done. @returns the refresh's id */
async function begin(stack: LiveStack, group: InstanceGroup): Promise<string> {
    const latest = await latestRefresh(stack, group);
    if (latest?.InstanceRefreshId !== undefined && goesOn(latest)) return latest.InstanceRefreshId;
    const { InstanceRefreshId: id = "" } = await stack.aws.autoScaling.startInstanceRefresh({
        AutoScalingGroupName: group.groupName,
        Strategy: "Rolling",
        Preferences: {
            // A new instance is there before an old one goes: tasks that are drained have a place to go to.
            MinHealthyPercentage: 100,
            MaxHealthyPercentage: 110,
            // ECS protects instances with tasks from scaling in; it drains them when they end all the same.
            ScaleInProtectedInstances: "Refresh",
        },
    });
    return id;
}

function refreshText(refresh: InstanceRefresh): string {
    const { Status = "", PercentageComplete = 0, InstancesToUpdate, StatusReason } = refresh;
    const left = InstancesToUpdate === undefined ? "" : `, ${InstancesToUpdate} to go`;
    return `${Status.toLowerCase()}: ${PercentageComplete} %${left}${StatusReason === undefined ? "" : `; ${StatusReason}`}`;
}

/**
 * Replaces the instances of a group, and follows it until it ends. Each change is told to standard error.
 * @throws AwsError if it does not end in time; it then goes on
 */
export async function refreshAndFollow(
    stack: LiveStack,
    group: InstanceGroup,
    timeoutSeconds: number,
): Promise<FollowedRefresh> {
    const { context } = stack;
    const begun = Date.now();
    const id = await begin(stack, group);
    let told = "";
    for (let look = 0; Date.now() - begun < timeoutSeconds * 1000; look++) {
        await pause((pauses[look] ?? longestPause) * 1000);
        const refresh = await latestRefresh(stack, group);
        if (refresh?.InstanceRefreshId !== id) continue;
        const text = refreshText(refresh);
        if (text !== told)
            context.tell(
                context.colours.dim(`${duration((Date.now() - begun) / 1000).padStart(6)}  ${group.provider} ${text}`),
            );
        told = text;
        const { Status: status = "", StatusReason: reason } = refresh;
        if (!goesOn(refresh))
            return { succeeded: status === "Successful", status, ...(reason !== undefined && { reason }) };
    }
    throw new AwsError(
        `the instances of ${group.provider} are not all replaced after ${duration(timeoutSeconds)}, and it goes on; flotilla patch --stack ${stack.stack} follows it, and aws autoscaling cancel-instance-refresh --auto-scaling-group-name ${group.groupName} ends it`,
    );
}
