"""A request that the SDK sends again, because it has lost the answer, gets the answer of the first time.

Gap: the Go SDK in terraform-provider-aws now and then drops a connection right after sending a request (about one in a
thousand on a busy machine), and sends it again with the same `amz-sdk-invocation-id`. Done twice, CreateSubnet leaves a
subnet that nobody knows of, and AuthorizeSecurityGroupEgress is refused as a duplicate. AWS would refuse both; the chance
of it is a matter of a laptop's load and not of the program under test, so here the first answer stands.
"""

from collections import OrderedDict
from typing import Any

from ministack import app

from patches import seam

Messages = list[dict[str, Any]]

_KEPT = 1000
_answers: OrderedDict[bytes, Messages] = OrderedDict()


def apply() -> None:
    seam.wrap(app, "app", _remembering)


def _remembering(original: seam.Handler) -> seam.Handler:
    async def remembering(scope: dict[str, Any], receive: seam.Handler, send: seam.Handler) -> None:
        invocation = dict(scope.get("headers", ())).get(b"amz-sdk-invocation-id")
        if scope["type"] != "http" or invocation is None:
            await original(scope, receive, send)
            return
        if invocation in _answers:
            for message in _answers[invocation]:
                await send(message)
            return
        answer: Messages = []

        async def keeping(message: dict[str, Any]) -> None:
            answer.append(message)
            await send(message)

        await original(scope, receive, keeping)
        if answer and answer[0].get("status", 500) < 300:
            _answers[invocation] = answer
            if len(_answers) > _KEPT:
                _answers.popitem(last=False)

    return remembering
