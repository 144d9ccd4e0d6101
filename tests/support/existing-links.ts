import type { ConfigurationSources } from "../../model/parse";
import { inExistingNetwork } from "./existing";
import { withService, withStack } from "./fixtures";

/** A database and an event bus that are already there. */
export const existingSection = {
    databases: {
        shop: {
            host: "shop.abc123.eu-west-1.rds.amazonaws.com",
            port: 5432,
            securityGroupId: "sg-0d0d",
            secretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-db-AbCdEf",
        },
    },
    eventBuses: { orders: "arn:aws:events:eu-west-1:123456789012:event-bus/orders" },
} as const;

/** The configuration with both there, and the service order linked to both, unless it says otherwise. */
export const withExistingLinks = (
    over: Readonly<Record<string, unknown>> = {},
    sources?: ConfigurationSources,
): ConfigurationSources =>
    withService(
        "order",
        { databases: ["shop"], eventBuses: ["orders"], ...over },
        withStack("existing", existingSection, inExistingNetwork(sources)),
    );
