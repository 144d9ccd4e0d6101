"""Messages are not given to a client that has gone away while it waited for them.

Gap: a ReceiveMessage that waits up to 20 seconds goes on after its client has closed the connection, takes the next message,
and answers nobody: the message comes back after its visibility timeout. A service that is started anew, as it is with every
change of its code, would not see for half a minute what happens first. The waiting ends with the connection here.
"""

import asyncio
from typing import Any

from ministack import app

from patches import seam


def apply() -> None:
    seam.wrap(app, "app", _ending_with_its_client)


def _ending_with_its_client(original: seam.Handler) -> seam.Handler:
    async def ending(scope: dict[str, Any], receive: seam.Handler, send: seam.Handler) -> None:
        if dict(scope.get("headers", ())).get(b"x-amz-target") != b"AmazonSQS.ReceiveMessage":
            await original(scope, receive, send)
            return
        asked = asyncio.Event()

        async def receiving() -> dict[str, Any]:
            message: dict[str, Any] = await receive()
            if not message.get("more_body"):
                asked.set()
            return message

        async def gone() -> None:
            await asked.wait()
            while (await receive())["type"] != "http.disconnect":
                pass

        answer = asyncio.ensure_future(original(scope, receiving, send))
        client = asyncio.ensure_future(gone())
        await asyncio.wait({answer, client}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            answer.cancel()
            return
        client.cancel()
        answer.result()

    return ending
