import type { ConfigurationSources } from "../../model/parse";
import { withStack } from "./fixtures";

/** A hosted zone that is there. */
export const hostedZone = { id: "Z0123456789ABCDEFGHIJ", name: "example.com" };

/** The option `domain`, where it differs from the smallest one. */
export const domain = (over: Readonly<Record<string, unknown>> = {}) => ({
    name: "shop.example.com",
    hostedZone,
    ...over,
});

/** The configuration with a domain on the load balancer of a section. */
export const withDomain = (
    over: Readonly<Record<string, unknown>> = {},
    sources?: ConfigurationSources,
    section = "loadBalancer",
): ConfigurationSources => withStack(`${section}.domain`, domain(over), sources);
