import { shareTasks, type Strategy } from "./capacity/strategy";
import type { TaskRoom } from "./rollout-steps";

/** The room on the instances of one group. */
export interface GroupRoom {
    readonly key: string;
    readonly room: TaskRoom;
}

/** A group's room, with how many tasks of each version are on it. */
interface Occupied extends GroupRoom {
    old: number;
    fresh: number;
    /** How many tasks of the new version it holds in the end. */
    readonly share: number;
}

/**
 * The room on several groups, among which a service's strategy shares its tasks. ECS starts no task on another capacity
 * provider because the one whose turn it is has no room. Source: Capacity provider strategies, ECS developer guide.
 */
export function sharedRoom(strategy: Strategy, tasks: number, rooms: readonly GroupRoom[]): TaskRoom {
    const shares = shareTasks(strategy, tasks);
    const all: Occupied[] = rooms.map(({ key, room }) => {
        const share = shares.get(key) ?? 0;
        return { key, room, old: share, fresh: 0, share };
    });
    const waiting = () => all.filter(({ fresh, share }) => fresh < share);
    return {
        start: (wanted) => {
            let left = wanted;
            for (const group of waiting()) {
                const started = group.room.start(Math.min(left, group.share - group.fresh));
                group.fresh += started;
                left -= started;
            }
            return wanted - left;
        },
        stop: (wanted) => {
            let left = wanted;
            // Where most old tasks are, so that what stops makes room for what has yet to start.
            for (const group of [...all].sort((a, b) => b.old - a.old)) {
                const stopped = Math.min(left, group.old);
                group.room.stop(stopped);
                group.old -= stopped;
                left -= stopped;
            }
        },
        instances: () => all.reduce((sum, { room }) => sum + room.instances(), 0),
        noPlace: () => waiting()[0]?.room.noPlace(),
        fullGroup: () => waiting()[0]?.key,
    };
}
