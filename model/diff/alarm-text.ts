import type { AlarmPlan, MetricPlan, MetricTerm } from "../plan/alarm";
import { inSecondsText } from "./values";

const metricText = ({ namespace, name, of, statistic, periodSeconds }: MetricPlan): string =>
    `${statistic} of ${namespace} ${name} of ${Object.values(of).join(" ")} in ${inSecondsText(periodSeconds)}`;

const termText = (term: MetricTerm): string =>
    `${term.id}: ${"metric" in term ? metricText(term.metric) : `${term.expression} (${term.label})`}`;

/** When an alarm begins: the number first, which is what people change. */
export const alarmText = ({ terms, comparison, threshold, periods, datapoints, missingData }: AlarmPlan): string =>
    `${comparison} ${threshold}, in ${datapoints} of ${periods} periods, of ${terms.map(termText).join("; ")}; no data counts as ${missingData}`;
