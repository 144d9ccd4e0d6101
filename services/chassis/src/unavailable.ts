/** Something that this service needs does not answer: a later try may work. */
export class Unavailable extends Error {
    constructor(
        /** Who does not answer, as `inventory` or `database`. */
        readonly dependency: string,
        reason: string,
        options?: ErrorOptions,
    ) {
        super(`${dependency} ${reason}`, options);
        this.name = "Unavailable";
    }
}
