import { createHash } from "node:crypto";
import type { AlertsSpec } from "../schema/alerts";

/** Someone who is told. */
export interface SubscriptionPlan {
    /** Tells it from all others, whatever is added: `email-1a2b3c4d`, `webhook`. */
    readonly key: string;
    readonly protocol: "email" | "https";
    readonly endpoint: string;
    /** Whether the endpoint is a secret, so that it is encrypted in the state. */
    readonly secret: boolean;
    /** Whether the endpoint confirms its subscription by itself; otherwise it is pending until somebody does. */
    readonly confirmsItself: boolean;
}

/** The topic that alarms are sent to. */
export interface AlertsPlan {
    readonly topicName: string;
    /** Those who are told; addresses in their order. */
    readonly subscriptions: readonly SubscriptionPlan[];
}

const keyOf = (address: string) => `email-${createHash("sha256").update(address).digest("hex").slice(0, 8)}`;

const endpoint = (key: string, url: string | undefined, confirmsItself: boolean): SubscriptionPlan[] =>
    url === undefined ? [] : [{ key, protocol: "https", endpoint: url, secret: true, confirmsItself }];

/** Plans who is told, if the configuration says so. */
export const planAlerts = (spec: AlertsSpec | undefined, environment: string): AlertsPlan | undefined =>
    spec && {
        topicName: `${environment}-alerts`,
        subscriptions: [
            ...[...new Set(spec.email)].sort().map((address): SubscriptionPlan => ({
                key: keyOf(address),
                protocol: "email",
                endpoint: address,
                secret: false,
                confirmsItself: false,
            })),
            ...endpoint("webhook", spec.webhook, false),
            // Source: Amazon CloudWatch integration guide, PagerDuty knowledge base.
            ...endpoint("pager-duty", spec.pagerDuty, true),
        ],
    };
