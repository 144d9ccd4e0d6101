import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const variable = (section: "environment" | "secrets", name: string) =>
    withService("order", { tracing: "xray", [section]: { [name]: "/somewhere" } });

export const cases: RuleCases = {
    compliant: [{ what: "another variable", sources: variable("environment", "OTEL_TRACES_SAMPLER") }],
    violating: ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_SERVICE_NAME"].map((name) => ({
        what: name,
        sources: variable("environment", name),
        path: `${fileOf("order")}: environment.${name}`,
        reason: "is a variable that tracing sets",
    })),
    absent: [
        {
            what: "the variable of a service that is not traced",
            sources: withService("order", { environment: { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" } }),
        },
    ],
    boundary: "a variable has the name, or another one",
};
