/** A service's or function's own file, as it was read. */
export interface ServiceFile {
    /** The file's path, as it is shown in messages: `services/order/service.ts`. */
    readonly path: string;
    /** The name of the file's folder, which its name must equal. */
    readonly folder: string;
    /** What the file exports. */
    readonly definition: unknown;
    /** Why it could not be read, where it could not. */
    readonly unreadable?: Unreadable;
}

/** Why a service's file can't be read. */
export interface Unreadable {
    /** The file that is wrong: the service's own, or one that it imports. */
    readonly file: string;
    readonly line?: number;
    readonly reason: string;
    readonly remedy: string;
}
