import type { LiveStack } from "../aws/live-stack";

/** What Pulumi makes of it: seen on a stack that was rolled back, refreshed and not. */
export function whatPulumiDoes({ stack }: LiveStack, name: string): string {
    return [
        `Pulumi does not know of this. pulumi up leaves it until something of ${name} changes, and then deploys what the configuration says; pulumi up --refresh does so at once.`,
        `To make it stay, take the change back in git (git revert) and run pulumi up --refresh --stack ${stack}: an image whose files are as they were is used by its digest, and not built again.`,
    ].join("\n");
}
