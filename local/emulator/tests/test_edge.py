import unittest

from botocore.exceptions import ClientError

from tests.support import emulator

_VISIBILITY = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "edge"}


class Edge(unittest.TestCase):
    def test_a_certificate_keeps_the_options_that_it_was_requested_with(self) -> None:
        acm = emulator().client("acm")
        options = {"CertificateTransparencyLoggingPreference": "DISABLED"}
        arn = acm.request_certificate(DomainName="shop.example.com", Options=options)["CertificateArn"]
        certificate = acm.describe_certificate(CertificateArn=arn)["Certificate"]
        self.assertEqual(certificate["Options"], {**options, "Export": "DISABLED"})

    def test_a_web_acl_says_where_it_logs_until_that_is_taken_away(self) -> None:
        waf = emulator().client("wafv2")
        arn = waf.create_web_acl(
            Name="edge", Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=_VISIBILITY
        )["Summary"]["ARN"]
        group = "arn:aws:logs:eu-west-1:000000000000:log-group:aws-waf-logs-edge"
        waf.put_logging_configuration(LoggingConfiguration={"ResourceArn": arn, "LogDestinationConfigs": [group]})
        configuration = waf.get_logging_configuration(ResourceArn=arn)["LoggingConfiguration"]
        self.assertEqual(configuration["LogDestinationConfigs"], [group])
        waf.delete_logging_configuration(ResourceArn=arn)
        with self.assertRaises(ClientError):
            waf.get_logging_configuration(ResourceArn=arn)

    def test_a_log_group_of_another_name_is_refused(self) -> None:
        waf = emulator().client("wafv2")
        arn = waf.create_web_acl(
            Name="other", Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=_VISIBILITY
        )["Summary"]["ARN"]
        group = "arn:aws:logs:eu-west-1:000000000000:log-group:edge"
        with self.assertRaises(ClientError):
            waf.put_logging_configuration(LoggingConfiguration={"ResourceArn": arn, "LogDestinationConfigs": [group]})
