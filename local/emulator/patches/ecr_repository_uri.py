"""A repository's URI is an address that Docker on this machine can push to and pull from.

Gap: ministack serves the registry on its own port but answers with AWS's host name, which leads to AWS. AWS (ECR API
Reference, data type Repository, `repositoryUri`; GetAuthorizationToken, `proxyEndpoint`) names the host that serves
it. Docker talks plain HTTP to `localhost` only, so that is the host; FLOTILLA_REGISTRY overrides host and port.
"""

import json
import os
from typing import Any

from ministack import app
from ministack.core.responses import json_response
from ministack.services import ecr

from patches import seam


def apply() -> None:
    seam.require(app, "_resolve_port")
    seam.replace(ecr, "_repo_uri", lambda name: f"{_registry()}/{name}")
    seam.wrap(ecr, "_get_authorization_token", _naming_the_registry)


def _registry() -> str:
    return os.environ.get("FLOTILLA_REGISTRY") or f"localhost:{app._resolve_port()}"


def _naming_the_registry(original: seam.Handler) -> seam.Handler:
    def get_authorization_token(data: dict[str, Any]) -> tuple:
        _status, _headers, body = original(data)
        answer = json.loads(body)
        for authorization in answer["authorizationData"]:
            authorization["proxyEndpoint"] = f"http://{_registry()}"
        return json_response(answer)

    return get_authorization_token
