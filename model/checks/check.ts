import type { Where } from "../parse";
import type { Problem } from "../problem";
import type { Configuration } from "../schema/configuration";
import type { ImagePlatform } from "../schema/images";
import type { ServiceSpec } from "../schema/service";

/** What a check looks at. */
export interface CheckInput {
    readonly configuration: Configuration;
    /** The AWS region of the environment. */
    readonly region: string;
    /** The platform of the machine that builds images. */
    readonly hostPlatform: ImagePlatform;
    /** Tells where a value was written. */
    readonly where: Where;
}

/** A rule: finds what is wrong with a configuration that the schema let through. */
export type Check = (input: CheckInput) => readonly Problem[];

/** A rule on each service by itself. `at` tells where a value of the service was written. */
export function eachService(
    check: (
        service: ServiceSpec,
        at: (...path: (string | number)[]) => string,
        input: CheckInput,
    ) => readonly Problem[],
): Check {
    return (input) =>
        Object.values(input.configuration.services).flatMap((service) =>
            check(service, (...path) => input.where("services", service.name, ...path), input),
        );
}
