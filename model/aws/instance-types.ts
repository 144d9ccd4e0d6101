import data from "./instance-type-table.json";

/** The processor architectures that ECS runs tasks on. */
export type Architecture = "x86_64" | "arm64";

/** What is known of an EC2 instance type. */
export interface InstanceType {
    readonly vcpu: number;
    readonly memoryMiB: number;
    readonly architecture: Architecture;
    /** Network interfaces that ECS can use, the instance's own included. */
    readonly networkInterfaces: number;
    /** How many tasks with a network interface of their own it takes with trunking; 0 where ECS can't trunk it, or is not known to. */
    readonly trunkedTasks: number;
    /** Whether {@link trunkedTasks} is ECS's own number. Else it is EKS's for the type, than which ECS's is never smaller. */
    readonly trunkedTasksDocumented: boolean;
    readonly burstable: boolean;
    /** GPUs of NVIDIA, the only ones that ECS gives to tasks. */
    readonly gpus: number;
    /** Whether EC2 can hibernate an instance of it, with an image that can. */
    readonly hibernates: boolean;
}

const rows = data.types as unknown as Readonly<
    Record<string, readonly [number, number, Architecture, number, number, boolean, boolean, number, boolean]>
>;

/** What is known of an instance type, or undefined if it is none. */
export function instanceType(name: string): InstanceType | undefined {
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (row === undefined) return undefined;
    const [
        vcpu,
        memoryMiB,
        architecture,
        networkInterfaces,
        trunkedTasks,
        trunkedTasksDocumented,
        burstable,
        gpus,
        hibernates,
    ] = row;
    return {
        vcpu,
        memoryMiB,
        architecture,
        networkInterfaces,
        trunkedTasks,
        trunkedTasksDocumented,
        burstable,
        gpus,
        hibernates,
    };
}

/** The names of all known instance types. */
export const instanceTypeNames: readonly string[] = Object.keys(rows);
