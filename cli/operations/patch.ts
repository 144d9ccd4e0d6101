import { counted } from "../../model/words";
import { findCluster } from "../aws/cluster";
import { refreshAndFollow, type FollowedRefresh } from "../aws/follow-refresh";
import { findInstanceGroups, outdatedIn, type InstanceGroup } from "../aws/instance-groups";
import type { LiveStack } from "../aws/live-stack";
import { confirm } from "../confirm";
import { table } from "../table";

/** Which instances are replaced, and how. */
export interface PatchArgs {
    /** Whether it is only told what there is to replace. */
    readonly checkOnly: boolean;
    /** Whether instances of the newest AMI are replaced too. */
    readonly all: boolean;
    /** Whether nobody is asked. */
    readonly confirmed: boolean;
    /** How long is waited at most for each capacity provider. In seconds. */
    readonly timeoutSeconds: number;
}

/** Stands where there is nothing. */
const none = "–";

function groupsTable({ context }: LiveStack, groups: readonly InstanceGroup[]): string {
    const columns = [
        { head: "instances of" },
        { head: "instances", align: "right" as const },
        { head: "AMI" },
        { head: "newest AMI" },
        { head: "to replace", align: "right" as const },
    ];
    const rows = groups.map((group) => [
        group.provider,
        String(Object.keys(group.images).length),
        [...new Set(Object.values(group.images))].sort().join("\n") || none,
        group.newestImage ?? "not known",
        String(outdatedIn(group).length),
    ]);
    return table(columns, rows, context);
}

interface PatchedGroup {
    readonly provider: string;
    readonly groupName: string;
    readonly newestImage?: string;
    readonly outdated: readonly string[];
    readonly refresh?: FollowedRefresh;
}

const summary = (group: InstanceGroup, refresh?: FollowedRefresh): PatchedGroup => ({
    provider: group.provider,
    groupName: group.groupName,
    ...(group.newestImage !== undefined && { newestImage: group.newestImage }),
    outdated: outdatedIn(group),
    ...(refresh && { refresh }),
});

/** Replaces the instances of a stack that don't run the newest AMI, and waits for it. */
export async function patch(stack: LiveStack, args: PatchArgs): Promise<void> {
    const { context } = stack;
    const { colours } = context;
    const groups = await findInstanceGroups(stack, await findCluster(stack));
    const chosen = groups.filter((group) => args.all || outdatedIn(group).length > 0);
    if (!context.json)
        context.print(groups.length === 0 ? `${stack.stack} has no EC2 instances.` : groupsTable(stack, groups));
    if (args.checkOnly || chosen.length === 0) {
        if (args.checkOnly && chosen.length > 0) context.fail();
        if (context.json) context.printJson({ groups: groups.map((group) => summary(group)) });
        else if (groups.length > 0 && chosen.length === 0) context.print("No instance is to be replaced.");
        return;
    }
    const instances = chosen.reduce((total, { images }) => total + Object.keys(images).length, 0);
    if (!args.confirmed && !(await confirm(`Replace ${counted(instances, "instance")} of ${stack.stack}?`))) {
        context.tell("Nothing was changed.");
        return context.fail();
    }
    const patched: PatchedGroup[] = [];
    for (const group of chosen) {
        const refresh = await refreshAndFollow(stack, group, args.timeoutSeconds);
        patched.push(summary(group, refresh));
        if (!refresh.succeeded) context.fail();
        if (context.json) continue;
        const { status, reason = "AWS gives no reason" } = refresh;
        context.print(
            refresh.succeeded
                ? `${colours.green("✔")} the instances of ${group.provider} are new`
                : `${colours.red("✘")} ${group.provider}: ${status.toLowerCase()}; ${reason}`,
        );
        // What went wrong with one group may go wrong with the next.
        if (!refresh.succeeded) break;
    }
    if (context.json) context.printJson({ groups: patched });
}
