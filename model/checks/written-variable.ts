import type { ServiceSpec } from "../schema/service";
import { finding, type At, type Finding } from "./rule";

/** What is found where a service itself writes a variable that something else of its configuration sets. */
export const writtenVariable = (
    service: Pick<ServiceSpec, "environment" | "secrets">,
    at: At,
    variable: string,
    reason: string,
    remedy: string,
): Finding[] =>
    (["environment", "secrets"] as const)
        .filter((section) => Object.hasOwn(service[section], variable))
        .map((section) => finding(at(section, variable), reason, remedy));
