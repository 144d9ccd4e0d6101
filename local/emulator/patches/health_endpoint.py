"""`GET /_flotilla/health`: 200 when requests are served, with an id that is new in every process.

Gap: ministack's own `/_ministack/health` looks the same before and after a restart, so a client cannot tell that the
emulator forgot everything. AWS has no counterpart.
"""

import json
import os
import uuid

from ministack import app

from patches import seam

PATH = "/_flotilla/health"
INSTANCE_ID = uuid.uuid4().hex


def apply() -> None:
    seam.wrap(app, "_handle_health_request", _answering)


def _answering(original: seam.Handler) -> seam.Handler:
    def handle_health_request(path: str, request_id: str) -> tuple | None:
        if path != PATH:
            return original(path, request_id)
        body = {
            "status": "ready",
            "instanceId": INSTANCE_ID,
            "pid": os.getpid(),
            "docker": app._docker_socket_present(),
        }
        return 200, {"Content-Type": "application/json", "x-amzn-requestid": request_id}, json.dumps(body).encode()

    seam.require(app, "_docker_socket_present")
    return handle_health_request
