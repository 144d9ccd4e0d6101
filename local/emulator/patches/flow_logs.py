"""Flow logs with their role, interval, format and tags.

Gap: ministack returns none of these, and terraform-provider-aws then replaces the flow log. AWS: EC2 API Reference,
CreateFlowLogs (tags of resource type `vpc-flow-log`), data type FlowLog.
"""

from typing import Any

from ministack.services import ec2

from patches import seam

Params = dict[str, Any]

_DEFAULT_FORMAT = (
    "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} "
    "${packets} ${bytes} ${start} ${end} ${action} ${log-status}"
)
_MEMBERS = {
    "DeliverLogsPermissionArn": "",
    "LogGroupName": "",
    "LogFormat": _DEFAULT_FORMAT,
    "MaxAggregationInterval": "600",
}


def apply() -> None:
    seam.require(ec2, "_flow_logs", "_p", "_parse_tag_specs", "_esc")
    seam.wrap_action(ec2, "CreateFlowLogs", _keeping)
    seam.wrap_action(ec2, "DescribeFlowLogs", _showing)


def _keeping(original: seam.Handler) -> seam.Handler:
    def create_flow_logs(params: Params) -> tuple:
        answer = original(params)
        for number in seam.elements(answer, "item"):
            ec2._flow_logs[number] |= {name: ec2._p(params, name) or default for name, default in _MEMBERS.items()}
            ec2._parse_tag_specs(params, "vpc-flow-log", number)
        return answer

    return create_flow_logs


def _showing(original: seam.Handler) -> seam.Handler:
    def describe_flow_logs(params: Params) -> tuple:
        status, headers, body = original(params)
        for log in ec2._flow_logs.values():
            tag = f"<flowLogId>{log['FlowLogId']}</flowLogId>".encode()
            members = "".join(
                f"<{name[0].lower()}{name[1:]}>{ec2._esc(log[name])}</{name[0].lower()}{name[1:]}>"
                for name in _MEMBERS
                if log.get(name)
            )
            body = body.replace(tag, tag + f"<deliverLogsStatus>SUCCESS</deliverLogsStatus>{members}".encode())
        return status, headers, body

    return describe_flow_logs
