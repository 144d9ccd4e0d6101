import { instanceType } from "../../aws/instance-types";
import { architectureOf, hasGpus } from "../../plan/capacity/group";
import { eachGroup, finding, type Check, type Rule } from "../rule";

const check: Check = eachGroup((spec, at) => {
    const { instanceTypes, os, ami } = spec;
    const alike = hasGpus(spec);
    const [first = ""] = instanceTypes;
    const other = instanceTypes.findIndex((name) => {
        const gpus = instanceType(name)?.gpus;
        return gpus !== undefined && gpus > 0 !== alike;
    });
    const mixed =
        other === -1
            ? []
            : [
                  finding(
                      at("instanceTypes", other),
                      alike
                          ? `${instanceTypes[other]} has no GPU of NVIDIA, and ${first} has`
                          : `${instanceTypes[other]} has GPUs, and ${first} has none of NVIDIA`,
                      "name types of one kind, and put the others in a group of their own",
                  ),
              ];
    const noImage =
        alike && os === "amazon-linux" && ami === undefined && architectureOf(spec) === "arm64"
            ? [
                  finding(
                      at("instanceTypes"),
                      `${first} is arm64, for which there is no ECS-optimised image of Amazon Linux with a driver for its GPUs`,
                      "write os: bottlerocket, or an ami of your own that has it",
                  ),
              ]
            : [];
    return [...mixed, ...noImage];
});

/** The rule `capacity/gpu-types`. */
export const capacityGpuTypes: Rule = {
    id: "capacity/gpu-types",
    severity: "error",
    what: "All types of a group have GPUs, or none has, and there is an image with a driver for them.",
    why: "A group has one image: without the driver the GPUs are of no use, and with it an instance without GPUs does not join the cluster.",
    remedy: "Name GPU types alone in a group; on arm64 (g5g) write os: bottlerocket.",
    source: "Amazon ECS-optimized Linux AMIs (the GPU image of Amazon Linux 2023 is x86_64 alone) and Using Bottlerocket with Amazon ECS, ECS developer guide.",
    check,
};
