/** A deployment of a service that succeeded. */
export interface EarlierDeployment {
    readonly taskDefinition: string;
    /** The task definition that this one repeats, where AWS had it deregistered. */
    readonly copyOf?: string;
}

/** What a deployment ran, whether by the task definition itself or by one that repeats it. */
const original = ({ taskDefinition, copyOf }: EarlierDeployment): string => copyOf ?? taskDefinition;

/**
 * The deployment to go back to: the one before the present task definition was deployed first. So a rollback after a
 * rollback goes one further back, and not to what the first one left.
 * @param current what is deployed now
 * @param succeeded the deployments that succeeded, the newest first
 * @returns undefined where there is none
 */
export function rollbackTarget<Deployment extends EarlierDeployment>(
    current: EarlierDeployment,
    succeeded: readonly Deployment[],
): Deployment | undefined {
    const first = succeeded.map(original).lastIndexOf(original(current));
    return succeeded.slice(first + 1).find((each) => original(each) !== original(current));
}
