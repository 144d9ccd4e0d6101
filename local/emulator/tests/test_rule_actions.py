import base64
import json
import threading
import time
import unittest
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from tests.stack import Balancer
from tests.support import emulator, fetch, wait_for

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ISSUER = "https://id.example.com"


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def token(key: rsa.RSAPrivateKey = KEY, **claims: Any) -> str:
    content = {"iss": ISSUER, "exp": time.time() + 60, "scope": "read write", **claims}
    signed = ".".join(encoded(json.dumps(part).encode()) for part in ({"alg": "RS256", "kid": "1"}, content))
    return f"{signed}.{encoded(key.sign(signed.encode(), padding.PKCS1v15(), SHA256()))}"


def key_set() -> bytes:
    numbers = KEY.public_key().public_numbers()
    key = {name: encoded(number.to_bytes(256)) for name, number in (("n", numbers.n), ("e", numbers.e))}
    return json.dumps({"keys": [{"kid": "1", **key}]}).encode()


class Echo:
    """An HTTP server that answers with its name, the header Host and the URL that it was asked for, and with its keys."""

    def __init__(self, name: str) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()
                asked = f"{name} {self.headers['Host']} {self.path}".encode()
                self.wfile.write(key_set() if self.path == "/keys" else asked)

            def log_message(self, *_arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class RuleActions(unittest.TestCase):
    def setUp(self) -> None:
        self.balancer = Balancer(emulator())
        self.elb = self.balancer.elb

    def echo(self, name: str = "echo") -> Echo:
        echo = Echo(name)
        self.addCleanup(echo.close)
        return echo

    def group(self, priority: int, *names: str) -> str:
        """A target group of servers with these names, to which a rule for a path of its own leads."""
        group = self.balancer.group(priority=priority, path=f"/group-{priority}")
        targets = [{"Id": "127.0.0.1", "Port": self.echo(name).port} for name in names]
        self.elb.register_targets(TargetGroupArn=group, Targets=targets)
        wait_for(lambda: self.balancer.states(group) == ["healthy"] * len(names), 5, "healthy targets")
        return group

    def rule(self, path: str, *actions: dict[str, Any], **more: Any) -> dict[str, Any]:
        conditions = [{"Field": "path-pattern", "PathPatternConfig": {"Values": [path]}}]
        created = self.elb.create_rule(
            ListenerArn=self.balancer.listener, Priority=100, Conditions=conditions, Actions=list(actions), **more
        )
        return dict(created["Rules"][0])

    def ask(self, path: str, **headers: str) -> tuple[int, str, list[str]]:
        """Status, body and cookies of an answer."""
        host = f"{self.balancer.name}.alb.localhost"
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.balancer.emulator.port}{path}", headers={"Host": host, **headers}
        )
        if "Cookie" not in headers and "Authorization" not in headers:
            with urllib.request.urlopen(request, timeout=20) as response:
                return response.status, response.read().decode(), response.headers.get_all("Set-Cookie") or []
        status, body = fetch(request)
        return status, body, []

    def test_the_url_and_the_host_are_rewritten_for_the_target_and_not_for_the_rules(self) -> None:
        group = self.group(1, "echo")
        transforms = [
            {"Type": "url-rewrite", "UrlRewriteConfig": {"Rewrites": [{"Regex": "^/api/?(.*)$", "Replace": "/$1"}]}},
            {
                "Type": "host-header-rewrite",
                "HostHeaderRewriteConfig": {"Rewrites": [{"Regex": "^.*$", "Replace": "inside.example.com"}]},
            },
        ]
        rule = self.rule("/api/*", {"Type": "forward", "TargetGroupArn": group}, Transforms=transforms)
        self.assertEqual(len(rule["Transforms"]), 2)
        self.assertEqual(self.ask("/api/a%20b?x=1&y=2")[1], "echo inside.example.com /a%20b?x=1&y=2")

    def test_a_url_in_which_nothing_is_found_stays(self) -> None:
        group = self.group(1, "echo")
        rewrite = {"Rewrites": [{"Regex": "^/v1/", "Replace": "/v2/"}]}
        self.rule(
            "/api/*",
            {"Type": "forward", "TargetGroupArn": group},
            Transforms=[{"Type": "url-rewrite", "UrlRewriteConfig": rewrite}],
        )
        self.assertTrue(self.ask("/api/x?y=1")[1].endswith(" /api/x?y=1"))

    def test_a_source_address_matches_its_ranges_only(self) -> None:
        group = self.group(1, "echo")
        for priority, path, address_range in ((10, "/in", "127.0.0.0/8"), (11, "/out", "203.0.113.0/24")):
            self.elb.create_rule(
                ListenerArn=self.balancer.listener,
                Priority=priority,
                Conditions=[
                    {"Field": "path-pattern", "Values": [path]},
                    {"Field": "source-ip", "SourceIpConfig": {"Values": [address_range]}},
                ],
                Actions=[{"Type": "forward", "TargetGroupArn": group}],
            )
        self.assertEqual(self.balancer.get("/in")[0], 200)
        self.assertEqual(self.balancer.get("/out")[0], 404)

    def test_a_token_is_verified_before_the_request_goes_on(self) -> None:
        group = self.group(1, "echo")
        config = {
            "JwksEndpoint": f"http://127.0.0.1:{self.echo().port}/keys",
            "Issuer": ISSUER,
            "AdditionalClaims": [{"Format": "space-separated-values", "Name": "scope", "Values": ["write"]}],
        }
        rule = self.rule(
            "/api/*",
            {"Type": "jwt-validation", "Order": 1, "JwtValidationConfig": config},
            {"Type": "forward", "Order": 2, "TargetGroupArn": group},
        )
        self.assertEqual(rule["Actions"][0]["JwtValidationConfig"], config)
        another = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        for given, status in (
            (f"Bearer {token()}", 200),
            ("Basic dXNlcjp4", 401),
            (f"Bearer {token(another)}", 401),
            (f"Bearer {token(exp=time.time() - 1)}", 401),
            (f"Bearer {token(nbf=time.time() + 60)}", 401),
            (f"Bearer {token(iss='https://other.example.com')}", 401),
            (f"Bearer {token(scope='read')}", 401),
        ):
            self.assertEqual(self.ask("/api/x", Authorization=given)[0], status, given)
        self.assertEqual(self.balancer.get("/api/x")[0], 401)

    def test_a_client_stays_with_the_target_that_its_cookie_names(self) -> None:
        group = self.group(1, "one", "other")
        self.elb.modify_target_group_attributes(
            TargetGroupArn=group,
            Attributes=[
                {"Key": "stickiness.enabled", "Value": "true"},
                {"Key": "stickiness.type", "Value": "lb_cookie"},
                {"Key": "stickiness.lb_cookie.duration_seconds", "Value": "60"},
            ],
        )
        _, body, (cookie,) = self.ask("/group-1")
        self.assertRegex(cookie, "^AWSALB=.*; Max-Age=60; Path=/$")
        answers = {self.ask("/group-1", Cookie=cookie.split(";")[0])[1] for _ in range(6)}
        self.assertEqual(answers, {body})
        self.assertEqual(len({self.ask("/group-1")[1] for _ in range(6)}), 2)

    def test_a_client_stays_with_the_target_group_that_its_cookie_names(self) -> None:
        groups = [self.group(number, name) for number, name in ((1, "one"), (2, "other"))]
        self.rule(
            "/shared",
            {
                "Type": "forward",
                "ForwardConfig": {
                    "TargetGroups": [{"TargetGroupArn": group, "Weight": 50} for group in groups],
                    "TargetGroupStickinessConfig": {"Enabled": True, "DurationSeconds": 60},
                },
            },
        )
        self.assertEqual(len({self.ask("/shared")[1] for _ in range(40)}), 2)
        _, body, (cookie,) = self.ask("/shared")
        self.assertRegex(cookie, "^AWSALBTG=.*; Max-Age=60; Path=/$")
        self.assertEqual({self.ask("/shared", Cookie=cookie.split(";")[0])[1] for _ in range(20)}, {body})
