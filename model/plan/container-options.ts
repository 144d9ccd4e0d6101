import { byKey } from "../by-key";
import type { ContainerOptions } from "../schema/container";
import { inMiB } from "../schema/units";

/** A path in memory that a container may write to. */
export interface ScratchPlan {
    readonly path: string;
    readonly sizeMiB: number;
}

/** A limit of a container's processes; -1 is none. */
export interface UlimitPlan {
    readonly name: string;
    readonly softLimit: number;
    readonly hardLimit: number;
}

/** What the service's own container and its sidecars have alike. */
export interface ContainerOptionsPlan {
    /** The ARNs of objects in S3. */
    readonly environmentFiles: readonly string[];
    readonly scratch: readonly ScratchPlan[];
    /** In the order of their names. */
    readonly ulimits: readonly UlimitPlan[];
    /** Linux capabilities, or undefined for those that Docker gives. */
    readonly capabilities?: { readonly add: readonly string[]; readonly drop: readonly string[] };
}

/** The size of a container's /tmp where its file system is read-only, in MiB, unless `scratch` names it. */
const temporaryMiB = 64;

/** The paths that a container may write to: those that are asked for, and /tmp where nothing else is writable. */
function planScratch(scratch: ContainerOptions["scratch"], readonlyRootFilesystem: boolean): ScratchPlan[] {
    const asked = scratch.map((each) =>
        typeof each === "string"
            ? { path: each, sizeMiB: temporaryMiB }
            : { path: each.path, sizeMiB: inMiB(each.size) },
    );
    return !readonlyRootFilesystem || asked.some(({ path }) => path === "/tmp")
        ? asked
        : [{ path: "/tmp", sizeMiB: temporaryMiB }, ...asked];
}

/** Plans what a container is given. */
export function planContainerOptions(
    spec: ContainerOptions & { readonly readonlyRootFilesystem: boolean },
): ContainerOptionsPlan {
    const { environmentFiles, scratch, ulimits, capabilities } = spec;
    return {
        environmentFiles,
        scratch: planScratch(scratch, spec.readonlyRootFilesystem),
        ulimits: Object.entries(byKey(ulimits)).map(([name, value]) =>
            typeof value === "number"
                ? { name, softLimit: value, hardLimit: value }
                : { name, softLimit: value.soft, hardLimit: value.hard },
        ),
        ...(capabilities && { capabilities }),
    };
}
