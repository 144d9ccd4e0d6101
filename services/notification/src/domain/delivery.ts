/** What is recorded of the e-mail about an event. */
export type Delivery =
    | {
          /** `repeating` is the second time, and the last. */
          readonly state: "sending" | "repeating";
          /** When who sends it has ended for certain, in milliseconds since 1970. */
          readonly until: number;
      }
    | { readonly state: "sent" };

/** What to do about an event. */
export type Decision =
    /** Send it; for the second time, with a word about that. */
    | { readonly kind: "send"; readonly repeated: boolean }
    /** Another run is at it: come back later. */
    | { readonly kind: "wait" }
    /** Nothing, as it was sent; or, if that is not certain, as it was tried twice. */
    | { readonly kind: "leave"; readonly certain: boolean };

/**
 * Decides by what is recorded. A run that ended between sending and recording leaves it open whether the e-mail went out: it is
 * sent once more, and no third time. So a crash gives at most one repeat, and only a second one at the same place may cost the e-mail.
 */
export function decide(delivery: Delivery | undefined, now: number): Decision {
    if (delivery === undefined) return { kind: "send", repeated: false };
    if (delivery.state === "sent") return { kind: "leave", certain: true };
    if (delivery.until > now) return { kind: "wait" };
    return delivery.state === "sending" ? { kind: "send", repeated: true } : { kind: "leave", certain: false };
}
