import { tracingVariableNames } from "../../plan/tracing";
import { eachService, type Check, type Rule } from "../rule";
import { writtenVariable } from "../written-variable";

const check: Check = eachService((service, at) =>
    service.tracing === undefined
        ? []
        : Object.values(tracingVariableNames).flatMap((variable) =>
              writtenVariable(service, at, variable, "is a variable that tracing sets", "remove it, or remove tracing"),
          ),
);

/** The rule `tracing/variable`. */
export const tracingVariable: Rule = {
    id: "tracing/variable",
    severity: "error",
    what: "A service that is traced does not itself write `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_SERVICE_NAME`.",
    why: "Its spans would go past the collector, or have another name than the service has elsewhere.",
    remedy: "Remove the variable, which tracing sets.",
    source: "OTLP Exporter Configuration, OpenTelemetry specification.",
    check,
};
