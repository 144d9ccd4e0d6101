"""A function that EventBridge or its Scheduler runs is run as an event: tried again where it fails, and then given up.

Gap: ministack executes such a run once and drops what failed, though for other sources of events it does what the function's
event invoke config says.
AWS: Lambda developer guide, How Lambda handles errors and retries with asynchronous invocation; EventBridge Scheduler user guide,
Using templated targets: Lambda is invoked as an event.
"""

import json

from ministack.services import eventbridge, lambda_svc

from patches import seam


def apply() -> None:
    seam.require(lambda_svc, "_get_func_record_for_ref", "invoke_async_with_retry")
    seam.replace(eventbridge, "_dispatch_to_lambda", _dispatch_to_lambda)


def _dispatch_to_lambda(arn: str, payload: str) -> None:
    try:
        event = json.loads(payload)
    except (json.JSONDecodeError, TypeError):
        event = {"body": payload}
    func, config, _name = lambda_svc._get_func_record_for_ref(arn)
    if func and config:
        lambda_svc.invoke_async_with_retry(func, event)
