import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const volume = (size: unknown) => withStack("capacity.rootVolume", size);
const bottlerocket = (size: unknown) => withStack("capacity.os", "bottlerocket", volume(size));
const refused = (size: string) => ({
    what: size,
    sources: volume(size),
    path: "flotilla:capacity.rootVolume",
    reason: `is "${size}"`,
});

export const cases: RuleCases = {
    compliant: [{ what: "100 GiB", sources: volume("100 GiB") }],
    violating: [refused("8 GiB"), refused("30.5 GiB")],
    absent: [{ what: "no size, which is that of the machine image then", sources: volume(absent) }],
    boundary: {
        inside: [
            { what: "the size of the machine image", sources: volume("30 GiB") },
            { what: "the same in MiB", sources: volume("30720 MiB") },
            { what: "the size of Bottlerocket's data volume", sources: bottlerocket("20 GiB") },
            { what: "the largest volume", sources: volume("16384 GiB") },
        ],
        outside: [
            { ...refused("19 GiB"), what: "19 GiB with Bottlerocket", sources: bottlerocket("19 GiB") },
            refused("29 GiB"),
            refused("16385 GiB"),
            refused("30721 MiB"),
        ],
    },
};
