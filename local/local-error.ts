/** What went wrong on this machine, and what to do about it: shown without a stack trace. */
export class LocalError extends Error {
    /**
     * @param message what went wrong
     * @param remedy what the reader can do about it
     * @param detail what a tool printed, shown between the two
     */
    constructor(
        message: string,
        readonly remedy: string,
        readonly detail: string = "",
    ) {
        super(message);
        this.name = "LocalError";
    }
}

/** The user has pressed Ctrl-C. */
export class Interrupted extends Error {
    constructor() {
        super("interrupted");
        this.name = "Interrupted";
    }
}
