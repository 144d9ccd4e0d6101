import type { ContainerOptionsPlan } from "../plan/container-options";
import { optional, optionalList, under, type Facts } from "./facts";
import { inBytesText, listText } from "./values";

/** How to tell of what the service's own container and its sidecars have alike. */
export const containerOptionTellers: {
    readonly [Option in keyof Required<ContainerOptionsPlan>]: (of: ContainerOptionsPlan) => Facts;
} = {
    environmentFiles: ({ environmentFiles }) => optionalList("environmentFiles", environmentFiles),
    scratch: ({ scratch }) =>
        under("scratch", Object.fromEntries(scratch.map(({ path, sizeMiB }) => [path, inBytesText(sizeMiB)]))),
    ulimits: ({ ulimits }) =>
        under(
            "ulimits",
            Object.fromEntries(
                ulimits.map(({ name, softLimit, hardLimit }) => [name, `soft ${softLimit}, hard ${hardLimit}`]),
            ),
        ),
    capabilities: ({ capabilities }) =>
        under("capabilities", {
            ...optional("add", capabilities?.add, listText),
            ...optional("drop", capabilities?.drop, listText),
        }),
};
