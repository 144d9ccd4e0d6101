import unittest

from botocore.exceptions import ClientError

from tests.stack import Balancer, fixed
from tests.support import emulator


class ListenerRules(unittest.TestCase):
    def setUp(self) -> None:
        self.balancer = Balancer(emulator())
        self.elb = self.balancer.elb

    def refused(self, error: ClientError) -> str:
        return str(error.response["Error"]["Code"])

    def test_a_priority_is_taken_once_on_a_listener(self) -> None:
        self.balancer.rule(10, ["/a"], fixed("200", "a"))
        with self.assertRaises(self.elb.exceptions.PriorityInUseException) as raised:
            self.balancer.rule(10, ["/b"], fixed("200", "b"))
        self.assertEqual(raised.exception.response["Error"]["Message"], "Priority '10' is currently in use")
        Balancer(emulator()).rule(10, ["/b"], fixed("200", "b"))

    def test_a_rule_can_take_the_priority_that_another_gives_up_in_the_same_request(self) -> None:
        first, second = (self.balancer.rule(number, ["/x"], fixed("200", str(number))) for number in (1, 2))
        self.elb.set_rule_priorities(
            RulePriorities=[{"RuleArn": first, "Priority": 2}, {"RuleArn": second, "Priority": 1}]
        )
        self.assertEqual(self.balancer.get("/x"), (200, "2"))
        with self.assertRaises(self.elb.exceptions.PriorityInUseException):
            self.elb.set_rule_priorities(RulePriorities=[{"RuleArn": first, "Priority": 1}])

    def test_a_priority_out_of_range_is_refused(self) -> None:
        with self.assertRaises(ClientError) as raised:
            self.balancer.rule(50_001, ["/a"], fixed("200", "a"))
        self.assertEqual(self.refused(raised.exception), "ValidationError")

    def test_a_rule_with_more_than_five_values_is_refused(self) -> None:
        self.balancer.rule(1, [f"/{number}" for number in range(5)], fixed("200", "a"))
        with self.assertRaisesRegex(ClientError, "can only have '5' condition values"):
            self.balancer.rule(2, [f"/{number}" for number in range(6)], fixed("200", "a"))

    def test_rules_are_tried_by_number_and_not_by_text_or_age(self) -> None:
        self.balancer.rule(100, ["/x/*"], fixed("200", "hundred"))
        self.balancer.rule(20, ["/x/y"], fixed("200", "twenty"))
        self.assertEqual(self.balancer.get("/x/y"), (200, "twenty"))
        self.assertEqual(self.balancer.get("/x/z"), (200, "hundred"))

    def test_a_question_mark_is_one_character_and_case_and_brackets_are_literal(self) -> None:
        self.balancer.rule(1, ["/v?/[ab]"], fixed("200", "matched"))
        self.assertEqual(self.balancer.get("/v1/[ab]")[0], 200)
        for path in ("/v/[ab]", "/v10/[ab]", "/V1/[ab]", "/v1/a"):
            self.assertEqual(self.balancer.get(path), (404, "no such path"), path)

    def test_a_host_matches_regardless_of_case(self) -> None:
        self.elb.create_rule(
            ListenerArn=self.balancer.listener,
            Priority=1,
            Actions=[fixed("200", "host")],
            Conditions=[{"Field": "host-header", "Values": ["*.ALB.localhost"]}],
        )
        self.assertEqual(self.balancer.get("/"), (200, "host"))

    def test_a_method_that_no_rule_names_falls_through(self) -> None:
        self.elb.create_rule(
            ListenerArn=self.balancer.listener,
            Priority=1,
            Actions=[fixed("200", "post")],
            Conditions=[{"Field": "http-request-method", "Values": ["POST"]}],
        )
        self.assertEqual(self.balancer.get("/")[0], 404)

    def test_a_query_string_matches_one_of_its_pairs(self) -> None:
        pairs = [{"Key": "version", "Value": "v?"}, {"Value": "beta*"}]
        rule = self.elb.create_rule(
            ListenerArn=self.balancer.listener,
            Priority=1,
            Actions=[fixed("200", "query")],
            Conditions=[{"Field": "query-string", "QueryStringConfig": {"Values": pairs}}],
        )["Rules"][0]
        self.assertEqual(rule["Conditions"][0]["QueryStringConfig"]["Values"], pairs)
        for path, status in (("/?version=v1", 200), ("/?x=beta-2", 200), ("/?version=1", 404), ("/", 404)):
            self.assertEqual(self.balancer.get(path)[0], status, path)

    def test_a_target_group_that_a_rule_leads_to_cannot_be_deleted(self) -> None:
        group = self.balancer.group()
        with self.assertRaises(self.elb.exceptions.ResourceInUseException):
            self.elb.delete_target_group(TargetGroupArn=group)
        described = self.elb.describe_target_groups(TargetGroupArns=[group])["TargetGroups"][0]
        self.assertEqual(described["LoadBalancerArns"], [self.balancer.arn])

    def test_arns_end_with_hexadecimal_digits(self) -> None:
        rule = self.balancer.rule(1, ["/a"], fixed("200", "a"))
        self.assertRegex(rule, ":listener-rule/app/[a-z0-9-]+(/[0-9a-f]{16}){3}$")

    def test_a_protected_load_balancer_cannot_be_deleted(self) -> None:
        self.elb.modify_load_balancer_attributes(
            LoadBalancerArn=self.balancer.arn, Attributes=[{"Key": "deletion_protection.enabled", "Value": "true"}]
        )
        with self.assertRaises(self.elb.exceptions.OperationNotPermittedException):
            self.elb.delete_load_balancer(LoadBalancerArn=self.balancer.arn)
