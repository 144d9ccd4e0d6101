"""The load balancer verifies JSON Web Tokens before it does anything else with a request.

Gap: ministack forgets the configuration of a `jwt-validation` action and answers 502 to its requests. AWS (ELBv2 API
Reference, data type JwtValidationActionConfig; Elastic Load Balancing, "Verify JWTs using an Application Load
Balancer"): a token signed with RS256 by a key of the JWKS endpoint, with `iss` and `exp`, with `nbf` and `iat` where
it has them, and with one of the values of each further claim. Any other request is answered 401.
"""

import asyncio
import base64
import json
import time
import urllib.request
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from ministack.services import alb

from patches import seam

Params = dict[str, Any]
Action = dict[str, Any]

_UNAUTHORIZED = 401, {"Content-Type": "text/plain"}, b"Unauthorized"


def apply() -> None:
    seam.require(alb, "_p", "_esc")
    seam.wrap(alb, "_parse_actions", _parsing)
    seam.wrap(alb, "_action_xml", _rendering)
    seam.wrap(alb, "_execute_actions", _verifying)


def _parsing(original: seam.Handler) -> seam.Handler:
    def parse_actions(params: Params, prefix: str = "DefaultActions") -> list[Action]:
        actions = original(params, prefix)
        for number, action in enumerate(actions, 1):
            path = f"{prefix}.member.{number}.JwtValidationConfig"
            if alb._p(params, f"{path}.JwksEndpoint"):
                action["JwtValidationConfig"] = {
                    **{name: alb._p(params, f"{path}.{name}") for name in ("JwksEndpoint", "Issuer")},
                    "AdditionalClaims": _claims(params, f"{path}.AdditionalClaims"),
                }
        return actions

    return parse_actions


def _claims(params: Params, path: str) -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = []
    while name := alb._p(params, f"{path}.member.{len(claims) + 1}.Name"):
        member = f"{path}.member.{len(claims) + 1}"
        values: list[str] = []
        while value := alb._p(params, f"{member}.Values.member.{len(values) + 1}"):
            values.append(value)
        claims.append({"Format": alb._p(params, f"{member}.Format"), "Name": name, "Values": values})
    return claims


def _rendering(original: seam.Handler) -> seam.Handler:
    def action_xml(action: Action) -> str:
        xml = original(action)
        config = action.get("JwtValidationConfig")
        if not config:
            return xml
        claims = "".join(
            f"<member><Format>{claim['Format']}</Format><Name>{alb._esc(claim['Name'])}</Name><Values>"
            + "".join(f"<member>{alb._esc(value)}</member>" for value in claim["Values"])
            + "</Values></member>"
            for claim in config["AdditionalClaims"]
        )
        return xml.removesuffix("</member>") + (
            f"<JwtValidationConfig><JwksEndpoint>{alb._esc(config['JwksEndpoint'])}</JwksEndpoint>"
            f"<Issuer>{alb._esc(config['Issuer'])}</Issuer>"
            f"<AdditionalClaims>{claims}</AdditionalClaims></JwtValidationConfig></member>"
        )

    return action_xml


def _verifying(original: seam.Handler) -> seam.Handler:
    async def execute_actions(
        actions: list[Action], method: str, path: str, headers: dict, *args: Any, **kwargs: Any
    ) -> tuple:
        for action in actions:
            config = action.get("JwtValidationConfig")
            if config and not await asyncio.to_thread(_valid, headers.get("authorization", ""), config):
                return _UNAUTHORIZED
        further = [action for action in actions if action["Type"] != "jwt-validation"]
        return await original(further, method, path, headers, *args, **kwargs)

    return execute_actions


def _valid(authorization: str, config: dict[str, Any]) -> bool:
    scheme, _, token = authorization.partition(" ")
    parts = token.strip().split(".")
    if scheme.lower() != "bearer" or len(parts) != 3:
        return False
    try:
        header, claims = (json.loads(_decoded(part)) for part in parts[:2])
        if header["alg"] != "RS256":
            return False
        key = _key(config["JwksEndpoint"], header.get("kid"))
        signed = ".".join(parts[:2]).encode()
        key.verify(_decoded(parts[2]), signed, padding.PKCS1v15(), SHA256())
    except (InvalidSignature, KeyError, OSError, StopIteration, TypeError, ValueError):
        return False
    now = time.time()
    return (
        claims.get("iss") == config["Issuer"]
        and claims.get("exp", 0) > now
        and claims.get("nbf", 0) <= now
        and claims.get("iat", 0) <= now
        and all(_has(claims.get(claim["Name"]), claim) for claim in config["AdditionalClaims"])
    )


def _has(given: object, claim: dict[str, Any]) -> bool:
    """Whether a claim has one of the values, in the form that it must have."""
    if claim["Format"] == "string-array":
        values = given if isinstance(given, list) else []
    else:
        text = given if isinstance(given, str) else ""
        values = text.split(" ") if claim["Format"] == "space-separated-values" else [text]
    return any(value in claim["Values"] for value in values)


def _key(endpoint: str, key_id: str | None) -> rsa.RSAPublicKey:
    with urllib.request.urlopen(endpoint, timeout=5) as answer:
        keys = json.load(answer)["keys"]
    key = next(key for key in keys if key_id is None or key.get("kid") == key_id)
    exponent, modulus = (int.from_bytes(_decoded(key[name])) for name in ("e", "n"))
    return rsa.RSAPublicNumbers(exponent, modulus).public_key()


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
