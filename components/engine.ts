import * as pulumi from "@pulumi/pulumi";

/** What the engine does that the program is run by. A test that stands in for more of it than Pulumi's mocks do says so here. */
export const engine = {
    /** Whether it calls hooks: under mocks nothing does, and a resource with hooks would wait for ever. */
    callsHooks: (): boolean => pulumi.runtime.hasEngine(),
};
