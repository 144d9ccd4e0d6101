"""Alarms on metric math and on percentiles: what they were made with is kept, and given back.

Gap: ministack's PutMetricAlarm keeps no Metrics, so that DescribeAlarms tells of an alarm on nothing, and beside a percentile it
tells of an average. The expressions are not evaluated here: such an alarm stays without data.
AWS: CloudWatch API Reference, PutMetricAlarm and data type MetricAlarm.
"""

from typing import Any

from ministack.services import cloudwatch

from patches import seam

_OF_ONE_METRIC = ("Dimensions", "ExtendedStatistic", "MetricName", "Namespace", "Period", "Statistic", "Unit")


def apply() -> None:
    seam.require(cloudwatch, "_alarms")
    seam.wrap(cloudwatch, "_put_metric_alarm", _keeping_expressions)
    seam.wrap(cloudwatch, "_cbor_alarm", _without_one_metric)


def _keeping_expressions(original: seam.Handler) -> seam.Handler:
    def put_metric_alarm(params: dict, data: dict[str, Any], is_cbor: bool, is_json: bool = False) -> tuple:
        answer = original(params, data, is_cbor, is_json)
        alarm = cloudwatch._alarms.get(data.get("AlarmName", "")) if is_cbor or is_json else None
        if alarm is not None and data.get("Metrics"):
            alarm["Metrics"] = data["Metrics"]
        return answer

    return put_metric_alarm


def _without_one_metric(original: seam.Handler) -> seam.Handler:
    def described(alarm: dict[str, Any]) -> dict[str, Any]:
        told = original(alarm)
        unsaid = _OF_ONE_METRIC if "Metrics" in told else ("Statistic",) if told.get("ExtendedStatistic") else ()
        return {key: value for key, value in told.items() if key not in unsaid}

    return described
