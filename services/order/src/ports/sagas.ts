/** Which orders have something left to do, and who is at it. */
export interface Sagas {
    /**
     * Takes an order that is due, or keeps one that is held, until a time. It spares work done twice; what makes it harmless is
     * that appends build on a version and that steps have idempotency keys.
     * @returns how often it was put off since it last got on, or undefined where it is not due, held by another, or over
     */
    take(id: string, owner: string, now: Date, until: Date): Promise<number | undefined>;
    /** Gives an order back, to be taken from a time on; does nothing where another holds it by now, or it is over. */
    putOff(id: string, owner: string, until: Date, attempts: number): Promise<void>;
    /** Orders to be taken, those that wait longest first. */
    due(now: Date, limit: number): Promise<readonly string[]>;
}
