#!/usr/bin/env node
/** `flotilla`, the command line: `flotilla --help` says what it does. */
import { run } from "./run";

// Whoever reads may stop reading, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
});

void run(process.argv.slice(2), process).then((code) => {
    process.exitCode = code;
});
