import type { FunctionConfiguration } from "./schema/function";
import type { ServiceConfiguration } from "./schema/service";

/**
 * Gives a service's configuration its type, so that an editor completes it and `tsc` refuses what does not fit.
 * It is in a file of its own, so that a service's file loads nothing else.
 * @returns the same object
 */
export function defineService(service: ServiceConfiguration): ServiceConfiguration {
    return service;
}

/**
 * Gives a Lambda function's configuration its type, as {@link defineService} does for a service's.
 * @returns the same object
 */
export function defineFunction(definition: FunctionConfiguration): FunctionConfiguration {
    return definition;
}
