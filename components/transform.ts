/** Changes the arguments of one child before it is registered, for what the configuration does not name. */
export type Transform<Args> = (args: Args) => Args;

/** Applies a transform where there is one. */
export function transformed<Args>(transform: Transform<Args> | undefined, args: Args): Args {
    return transform === undefined ? args : transform(args);
}
