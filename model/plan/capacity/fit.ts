/** How many tasks of a service, on an instance or without one. */
export interface ServiceTasks {
    readonly service: string;
    readonly tasks: number;
}

/** What an instance offers to tasks, or what they reserve of it. */
export interface InstanceResources {
    /** CPU units, of which 1,024 are one vCPU. */
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    /** Network interfaces for tasks: each task takes one. */
    readonly interfaces: number;
    /** GPUs; left out where there are none. */
    readonly gpus?: number;
}

/** An instance, and the tasks on it. */
export interface PlacedInstance {
    readonly instanceType: string;
    readonly zone: string;
    readonly offered: InstanceResources;
    readonly reserved: InstanceResources;
    /** By service, in the order of their names. */
    readonly tasks: readonly ServiceTasks[];
}

/** Why a task found no place on any instance, or in the group at its largest. */
export interface NoPlace {
    readonly service: string;
    /** What is missing everywhere, the most common first. */
    readonly lacking: "cpu" | "memory" | "interfaces" | "gpus" | "port" | "constraint" | "instances";
    /** The same for a reader: `no instance has 512 MiB left`. */
    readonly reason: string;
}

/** The instances that a number of tasks takes, and how they lie on them. */
export interface Fleet {
    /** The instances that hold tasks, or that the group keeps at least. */
    readonly instances: readonly PlacedInstance[];
    /** How many instances managed scaling keeps, with its headroom (`targetCapacityPercent`) and within the group's range. */
    readonly instancesWithHeadroom: number;
    /** The tasks that found no place with the group at its largest; empty where everything fits. */
    readonly unplaced: readonly ServiceTasks[];
    /** Why the first of them found none; of those that an empty instance would take, where there are such. */
    readonly noPlace?: NoPlace;
    /** The shares of what the instances offer that no task reserves, in percent of CPU and memory. */
    readonly unused: { readonly cpuPercent: number; readonly memoryPercent: number };
}

/** What happens when a zone is lost while the desired tasks run. */
export interface ZoneLoss {
    readonly zone: string;
    /** The tasks that end with the zone, by service. */
    readonly lost: readonly ServiceTasks[];
    /** Of those, the tasks that the instances left over can't take at once. */
    readonly waiting: readonly ServiceTasks[];
    /** Of those, the tasks that find no place even when the group has grown to its largest in the other zones. */
    readonly homeless: readonly ServiceTasks[];
    /** The services of which no task is left running. */
    readonly down: readonly string[];
}

/** Where one more task would be. */
export interface Room {
    /** How many instances start for it; 0 where those at hand have room. */
    readonly extraInstances: number;
    /** Why it finds no place, with the group at its largest; only where it finds none. */
    readonly noPlace?: NoPlace;
}

/** The room for the task of a job, which is there beside all others for as long as it runs. */
export interface JobRoom {
    readonly service: string;
    readonly job: string;
    /** Beside the desired tasks of all services. */
    readonly atDesired: Room;
    /** While all services run as many tasks as they may. */
    readonly atMax: Room;
}

/** Whether and how an environment's tasks fit on the instances of an Auto Scaling group. */
export interface CapacityFit {
    /** The group's key: `ec2`, or its name in `capacityProviders`. */
    readonly group: string;
    /** The type that the numbers are for: the first of the configuration, which Auto Scaling prefers. */
    readonly instanceType: string;
    /** What one such instance offers to tasks. */
    readonly offered: InstanceResources;
    readonly atMin: Fleet;
    readonly atDesired: Fleet;
    readonly atMax: Fleet;
    /** For each zone, in the order of the configuration. */
    readonly zoneLosses: readonly ZoneLoss[];
    /** The service that is the first to find no place as all grow from desired to max with the group at its largest. */
    readonly firstToFail?: NoPlace;
    /** The instance types on which the desired tasks would not fit within the group's maximum, if Auto Scaling had to take only those. */
    readonly tooSmallTypes: readonly string[];
    /** For each job whose task runs on the group. */
    readonly jobs: readonly JobRoom[];
    /** What the numbers rest on that the configuration does not say, in sentences. */
    readonly assumptions: readonly string[];
}
