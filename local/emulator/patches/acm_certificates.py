"""Certificates with the options that they are requested with.

Gap: ministack forgets them, and terraform-provider-aws then changes the certificate at each refresh.
AWS: ACM API Reference, RequestCertificate, data type CertificateOptions (transparency logging is on unless it is turned off).
"""

import json
from typing import Any

from ministack.services import acm

from patches import seam

_DEFAULTS = {"CertificateTransparencyLoggingPreference": "ENABLED", "Export": "DISABLED"}


def apply() -> None:
    seam.require(acm, "_certificates")
    seam.wrap(acm, "_request_certificate", _keeping)


def _keeping(original: seam.Handler) -> seam.Handler:
    def request_certificate(data: dict[str, Any]) -> tuple:
        answer = original(data)
        status, _headers, body = answer
        if status == 200:
            certificate = acm._certificates[json.loads(body)["CertificateArn"]]
            certificate["Options"] = {**_DEFAULTS, **data.get("Options", {})}
        return answer

    return request_certificate
