import { finding, type Check, type Rule } from "../rule";

/** Chats whose incoming webhooks take messages in a form of their own, by the end of their host names. */
const chats: readonly (readonly [host: string, name: string])[] = [
    ["hooks.slack.com", "Slack"],
    ["webhook.office.com", "Microsoft Teams"],
    ["logic.azure.com", "Microsoft Teams"],
    ["api.powerplatform.com", "Microsoft Teams"],
    ["chat.googleapis.com", "Google Chat"],
    ["discord.com", "Discord"],
    ["discordapp.com", "Discord"],
    ["api.telegram.org", "Telegram"],
];

function hostOf(url: string): string {
    try {
        return new URL(url).hostname;
    } catch {
        return "";
    }
}

const check: Check = ({ configuration: { alerts }, where }) => {
    const host = hostOf(alerts?.webhook ?? "");
    const chat = chats.find(([end]) => host === end || host.endsWith(`.${end}`))?.[1];
    return chat === undefined
        ? []
        : [
              finding(
                  where("alerts", "webhook"),
                  `an incoming webhook of ${chat} does not confirm a subscription of Amazon SNS: nothing would ever arrive`,
                  "write the channel's e-mail address under email, or the address of a service that takes messages of SNS and passes them on",
              ),
          ];
};

/** The rule `alerts/chat-webhook`. */
export const alertsChatWebhook: Rule = {
    id: "alerts/chat-webhook",
    severity: "error",
    what: "A webhook understands Amazon SNS.",
    why: "SNS first sends a message that the endpoint has to confirm. The incoming webhooks of chats expect another form, refuse it, and the subscription stays pending until SNS gives it up.",
    remedy: "Use the channel's e-mail address, Amazon Q Developer in chat applications on the topic, or a service that passes messages on.",
    source: "Fanout to HTTP/S endpoints, Amazon SNS developer guide; Sending messages using incoming webhooks, Slack API documentation.",
    check,
};
