/** How a service is put back. */
export interface RollbackArgs {
    /** @default - the revision before */
    readonly to?: number;
    /** Whether nobody is asked. */
    readonly confirmed: boolean;
    readonly timeoutSeconds: number;
}
