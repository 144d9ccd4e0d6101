"""The cookies by which a client comes back to the target, or the target group, that answered it first.

AWS (Elastic Load Balancing, "Sticky sessions for your Application Load Balancer"): AWSALB for a target and AWSALBTG for
a target group, set with each answer for as long as the stickiness lasts; a client without one, or whose target is
gone, is given a new one. AWS encrypts what they hold; here it is readable.
"""

import base64
from http.cookies import CookieError, SimpleCookie
from typing import Any

TARGET = "AWSALB"
TARGET_GROUP = "AWSALBTG"


def held(headers: dict[str, str], cookie: str) -> str | None:
    """What the client's cookie holds."""
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(cookie)
        return base64.urlsafe_b64decode(morsel.value).decode() if morsel else None
    except (CookieError, ValueError):
        return None


def setting(answer: tuple, cookie: str, value: str, seconds: str) -> tuple:
    """The answer with the cookie among those that it sets."""
    status, headers, body = answer
    text = f"{cookie}={base64.urlsafe_b64encode(value.encode()).decode()}; Max-Age={seconds}; Path=/"
    given: list[Any] = [each for name, each in headers.items() if name.lower() == "set-cookie"]
    others = {name: each for name, each in headers.items() if name.lower() != "set-cookie"}
    cookies = [each for one in given for each in (one if isinstance(one, list) else [one])]
    return status, {**others, "set-cookie": [*cookies, text]}, body
