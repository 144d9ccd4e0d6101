import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { readAssets } from "../../../report/assets";
import { reportPage } from "../../../report/page";
import { sampleReport } from "../../report/sample-plan";

/** A report that is open in the browser, and what it said and asked for since. */
export interface OpenedReport {
    readonly page: Page;
    readonly address: string;
    /** Errors and messages of the console. */
    readonly messages: readonly string[];
    /** The addresses that the page asked for. */
    readonly requests: readonly string[];
}

/** Writes reports to files, as the command does. */
export class ReportFiles {
    private readonly folder = mkdtempSync(join(tmpdir(), "flotilla-report-"));
    private readonly assets = readAssets();

    /** The address of the report of a number of services. */
    address(services: number): string {
        const file = join(this.folder, `${services}.html`);
        if (!existsSync(file)) writeFileSync(file, reportPage(sampleReport(services), this.assets));
        return pathToFileURL(file).href;
    }

    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}

/** Opens a report in a window of its own. */
export async function openReport(
    browser: Browser,
    address: string,
    options: BrowserContextOptions = {},
): Promise<OpenedReport> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const messages: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => messages.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(address);
    return { page, address, messages, requests };
}
