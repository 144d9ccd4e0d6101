import type { ConfigurationSources } from "../../model/parse";
import { withStack } from "./fixtures";

/** The ARN of a web ACL that is there. */
export const webAclArn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/0a1b2c3d";

/** The configuration with a web ACL before the load balancer of a section. */
export const withWaf = (
    waf: Readonly<Record<string, unknown>>,
    sources?: ConfigurationSources,
    section = "loadBalancer",
): ConfigurationSources => withStack(`${section}.waf`, waf, sources);
