import ora, { type Ora } from "ora";

/** Tells the user what goes on. */
export interface Progress {
    /** Something begins, which takes a while. */
    begin(text: string): void;
    /** How far it has come. */
    update(text: string): void;
    /** It is done. */
    done(text: string): void;
    /** It has failed. */
    failed(text: string): void;
    /** A line of its own: something that was found. */
    note(text: string): void;
    /** Text as it is. */
    print(text: string): void;
}

const quietSeconds = 5;

/** Progress as lines, at most one update in 5 seconds: for a log. */
function lines(write: (text: string) => void, now: () => number): Progress {
    let last = 0;
    let shown = "";
    const line = (text: string) => {
        last = now();
        shown = text;
        write(`${text}\n`);
    };
    return {
        begin: (text) => line(`- ${text}`),
        update: (text) => {
            if (text !== shown && now() - last >= quietSeconds * 1000) line(`  ${text}`);
        },
        done: (text) => line(`✔ ${text}`),
        failed: (text) => line(`✖ ${text}`),
        note: (text) => line(`ℹ ${text}`),
        print: (text) => line(text),
    };
}

/** Progress as a line that turns: for a terminal. */
function spinner(stream: NodeJS.WriteStream): Progress {
    // Ctrl-C is for us to handle.
    const spinning: Ora = ora({ stream, discardStdin: false });
    /** In one line: a second one would flicker. */
    const short = (text: string) => text.slice(0, stream.columns - 3);
    const aside = (show: () => void) => {
        const text = spinning.isSpinning ? spinning.text : undefined;
        if (text !== undefined) spinning.stop();
        show();
        if (text !== undefined) spinning.start(text);
    };
    return {
        begin: (text) => void spinning.start(short(text)),
        update: (text) => void (spinning.text = short(text)),
        done: (text) => void spinning.succeed(text),
        failed: (text) => void spinning.fail(text),
        note: (text) => aside(() => void ora({ stream }).info(text)),
        print: (text) => aside(() => void stream.write(`${text}\n`)),
    };
}

/** Shows progress on a stream: with a spinner on a terminal, else in plain lines. */
export function createProgress(stream: NodeJS.WriteStream, now: () => number = Date.now): Progress {
    const isTerminal = stream.isTTY && stream.columns > 3 && process.env["CI"] === undefined;
    return isTerminal ? spinner(stream) : lines((text) => stream.write(text), now);
}
