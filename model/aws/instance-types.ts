import data from "./instance-type-table.json";

/** The processor architectures that ECS runs tasks on. */
export type Architecture = "x86_64" | "arm64";

/** What is known of an EC2 instance type. */
export interface InstanceType {
    readonly vcpu: number;
    readonly memoryMiB: number;
    readonly architecture: Architecture;
    /** Network interfaces, the instance's own included. */
    readonly networkInterfaces: number;
    /** Whether ECS can give it more task interfaces by trunking. */
    readonly trunking: boolean;
    readonly burstable: boolean;
    readonly gpus: number;
}

const rows = data.types as unknown as Readonly<
    Record<string, readonly [number, number, Architecture, number, boolean, boolean, number]>
>;

/** What is known of an instance type, or undefined if it is none. */
export function instanceType(name: string): InstanceType | undefined {
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (row === undefined) return undefined;
    const [vcpu, memoryMiB, architecture, networkInterfaces, trunking, burstable, gpus] = row;
    return { vcpu, memoryMiB, architecture, networkInterfaces, trunking, burstable, gpus };
}

/** The names of all known instance types. */
export const instanceTypeNames: readonly string[] = Object.keys(rows);
