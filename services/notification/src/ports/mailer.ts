/** An e-mail. */
export interface Email {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
}

/** Sends e-mails. */
export interface Mailer {
    /** @throws Refused if it was not sent for certain; any other error leaves that open */
    send(email: Email): Promise<void>;
}

/** An e-mail was not sent, and it is certain that it was not. */
export class Refused extends Error {
    constructor(cause: unknown) {
        super("the e-mail was refused", { cause });
        this.name = "Refused";
    }
}
