import * as pulumi from "@pulumi/pulumi";

/**
 * Whether what runs the program calls hooks. An engine does, also where the Automation API runs the program inline;
 * Pulumi's mocks don't, and under them a resource with hooks would wait for ever.
 */
export function callsHooks(): boolean {
    const monitor = pulumi.runtime.getMonitor() as { readonly registerResourceHook?: unknown } | undefined;
    return typeof monitor?.registerResourceHook === "function";
}
