import { inMiB } from "../../schema/units";
import { eachContainer, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachContainer(({ scratch, memory }, at) => {
    const seen = new Set<string>();
    let total = 0;
    const found = scratch.flatMap((each, index): Finding[] => {
        const [path, size] = typeof each === "string" ? [each, undefined] : [each.path, each.size];
        const mib = size === undefined ? 0 : inMiB(size);
        total += mib;
        if (seen.has(path)) return [finding(at("scratch", index), `"${path}" is there twice`, "remove one")];
        seen.add(path);
        return size === undefined || (Number.isInteger(mib) && mib > 0)
            ? []
            : [
                  finding(
                      at("scratch", index, "size"),
                      `must be a whole number of MiB, at least 1, got "${size}"`,
                      'write for example "64 MiB"',
                  ),
              ];
    });
    if (total > inMiB(memory))
        found.push(
            finding(
                at("scratch"),
                `may hold ${total} MiB, which is more than the memory of ${memory} that it is kept in`,
                "raise memory, or make the paths smaller",
            ),
        );
    return found;
});

/** The rule `task/scratch`. */
export const taskScratch: Rule = {
    id: "task/scratch",
    severity: "error",
    what: "A path that a container may write to is there once, with a whole number of MiB, and all of them together are no larger than the memory that they are kept in.",
    why: "ECS refuses a size that is none, and a container that fills more than its memory is ended.",
    remedy: "Make the paths smaller, or raise `memory`.",
    source: "Tmpfs, ECS API reference: size, containerPath; what is in it counts as the container's memory.",
    check,
};
