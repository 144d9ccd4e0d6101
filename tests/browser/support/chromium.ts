import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Where Chromium is, unless the environment names another place. */
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/**
 * Starts Chromium without a window, which fetches nothing for itself.
 * @throws Error if there is none
 */
export async function startChromium(): Promise<Browser> {
    if (!existsSync(executablePath))
        throw new Error(
            `the browser tests need Chromium at ${executablePath}: install it (apt-get install chromium), or set CHROMIUM_PATH to where it is`,
        );
    return chromium.launch({
        executablePath,
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    });
}
