import { serviceSchema } from "../model/schema/service";
import { UsageError } from "./usage-error";

/**
 * Looks at a service's name that was written on the command line.
 * @param argument where it was written: `--service`
 * @throws UsageError if it is none
 */
export function checkServiceName(argument: string, name: string): void {
    const named = serviceSchema.shape.name.safeParse(name);
    if (!named.success) throw new UsageError(`${argument}: ${named.error.issues[0]?.message ?? "is not a name"}`);
}
