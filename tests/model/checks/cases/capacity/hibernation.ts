import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const group = (over: Record<string, unknown>) =>
    withStack("capacity", {
        instanceTypes: ["m6i.large"],
        max: 8,
        ami: "ami-0123456789abcdef0",
        rootVolume: "40 GiB",
        warmPool: { state: "hibernated" },
        ...over,
    });
const state = "flotilla:capacity.warmPool.state";

export const cases: RuleCases = {
    compliant: [
        { what: "an image of one's own on a type that hibernates", sources: group({}) },
        { what: "stopped instances of any type", sources: withStack("capacity.warmPool", { state: "stopped" }) },
    ],
    violating: [
        {
            what: "the ECS-optimised image",
            sources: group({ ami: undefined }),
            path: state,
            reason: "is hibernated, and the ECS-optimised image can't: it has no hibernation agent; ami may name an image of your own that has",
        },
        {
            what: "Bottlerocket",
            sources: group({ os: "bottlerocket" }),
            path: state,
            reason: "is hibernated, and Bottlerocket can't hibernate",
        },
        {
            what: "a type that can't",
            sources: group({ instanceTypes: ["m6i.large", "c5n.large"] }),
            path: state,
            reason: "is hibernated, and EC2 can't hibernate c5n.large",
        },
        {
            what: "a type with more memory than can be saved",
            sources: group({ instanceTypes: ["m7i-flex.12xlarge"] }),
            path: state,
            reason: "is hibernated, and EC2 can't hibernate m7i-flex.12xlarge",
        },
    ],
    absent: [{ what: "no warm pool", sources: withStack("capacity.warmPool", absent) }],
    boundary: {
        inside: [{ what: "the image and 8 GiB of memory", sources: group({ rootVolume: "38 GiB" }) }],
        outside: [
            {
                what: "a GiB less",
                sources: group({ rootVolume: "37 GiB" }),
                path: "flotilla:capacity.rootVolume",
                reason: 'is "37 GiB", too small for the image and the 8 GiB of memory that hibernation saves there',
            },
        ],
    },
};
