import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.stack import Balancer
from tests.support import emulator, wait_for


class Target:
    """An HTTP server in this process whose health check answers with a status that the test sets."""

    def __init__(self, status: int) -> None:
        target = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(target.status if self.path == "/health" else 200)
                self.end_headers()
                self.wfile.write(b"served")

            def log_message(self, *_arguments: object) -> None:
                pass

        self.status = status
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class TargetHealth(unittest.TestCase):
    def setUp(self) -> None:
        self.balancer = Balancer(emulator())
        self.elb = self.balancer.elb

    def target(self, status: int) -> Target:
        target = Target(status)
        self.addCleanup(target.close)
        return target

    def register(self, group: str, target: Target) -> None:
        self.elb.register_targets(TargetGroupArn=group, Targets=[{"Id": "127.0.0.1", "Port": target.port}])

    def test_a_target_that_answers_becomes_healthy_at_once_and_takes_traffic(self) -> None:
        group = self.balancer.group(HealthCheckIntervalSeconds=300)
        self.register(group, self.target(200))
        wait_for(lambda: self.balancer.states(group) == ["healthy"], 3, "a healthy target")
        self.assertEqual(self.balancer.get("/"), (200, "served"))

    def test_a_target_whose_check_fails_never_takes_traffic(self) -> None:
        group = self.balancer.group()
        self.register(group, self.target(500))
        wait_for(lambda: self.balancer.health(group)[0].get("Reason") == "Elb.InitialHealthChecking", 3, "probes")
        self.assertEqual(self.balancer.get("/")[0], 503)
        wait_for(lambda: self.balancer.states(group) == ["unhealthy"], 12, "an unhealthy target")
        self.assertEqual(self.balancer.health(group)[0]["Reason"], "Target.ResponseCodeMismatch")
        self.assertEqual(self.balancer.get("/")[0], 503)

    def test_a_matcher_takes_lists_and_ranges(self) -> None:
        group = self.balancer.group(Matcher={"HttpCode": "200,301-302"})
        self.register(group, self.target(302))
        wait_for(lambda: self.balancer.states(group) == ["healthy"], 3, "a healthy target")

    def test_a_healthy_target_leaves_the_rotation_after_the_threshold(self) -> None:
        group = self.balancer.group()
        target = self.target(200)
        self.register(group, target)
        wait_for(lambda: self.balancer.states(group) == ["healthy"], 3, "a healthy target")
        target.status = 503
        wait_for(lambda: self.balancer.states(group) == ["unhealthy"], 15, "an unhealthy target")
        self.assertEqual(self.balancer.get("/")[0], 503)

    def test_a_target_that_nothing_listens_on_fails_its_checks(self) -> None:
        group = self.balancer.group()
        target = Target(200)
        target.close()
        self.register(group, target)
        wait_for(lambda: self.balancer.states(group) == ["unhealthy"], 15, "an unhealthy target")
        self.assertEqual(self.balancer.health(group)[0]["Reason"], "Target.FailedHealthChecks")

    def test_a_deregistered_target_is_gone_and_takes_no_traffic(self) -> None:
        group = self.balancer.group()
        target = self.target(200)
        self.register(group, target)
        wait_for(lambda: self.balancer.states(group) == ["healthy"], 3, "a healthy target")
        self.elb.deregister_targets(TargetGroupArn=group, Targets=[{"Id": "127.0.0.1"}])
        self.assertEqual(self.balancer.get("/")[0], 503)
        wait_for(lambda: self.balancer.states(group) == [], 3, "the target to be drained")

    def test_targets_of_a_group_without_a_load_balancer_are_unused(self) -> None:
        group = self.elb.create_target_group(Name="lonely", Protocol="HTTP", Port=80, TargetType="ip")["TargetGroups"][
            0
        ]["TargetGroupArn"]
        self.register(group, self.target(200))
        wait_for(lambda: self.balancer.states(group) == ["unused"], 3, "an unused target")

    def test_a_forward_action_shares_requests_by_weight(self) -> None:
        groups = [self.balancer.group(priority=number, path=f"/{number}") for number in (1, 2)]
        self.register(groups[0], self.target(200))
        wait_for(lambda: self.balancer.states(groups[0]) == ["healthy"], 3, "a healthy target")
        self.balancer.rule(
            3,
            ["/weighted"],
            {
                "Type": "forward",
                "ForwardConfig": {
                    "TargetGroups": [
                        {"TargetGroupArn": groups[0], "Weight": 100},
                        {"TargetGroupArn": groups[1], "Weight": 0},
                    ]
                },
            },
        )
        self.assertEqual({self.balancer.get("/weighted")[0] for _ in range(10)}, {200})
