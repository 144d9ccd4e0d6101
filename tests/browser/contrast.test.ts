import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { hues } from "../../report/series";
import { startChromium } from "./support/chromium";
import { hueContrasts, textContrasts, type Seen } from "./support/contrast";
import { openReport, ReportFiles, type OpenedReport } from "./support/opened-report";

/** What WCAG 2.2 asks at level AA: of text, and of shapes that tell something. */
const least = { text: 4.5, shape: 3 } as const;

const tooFaint = (found: readonly Seen[], enough: number): string[] =>
    found.filter(({ contrast }) => contrast < enough).map(({ text, contrast }) => `${text}: ${contrast.toFixed(2)}`);

for (const colorScheme of ["light", "dark"] as const)
    describe(`the ${colorScheme} theme in a browser`, () => {
        let browser: Browser;
        let files: ReportFiles;
        let report: OpenedReport;

        before(async function () {
            this.timeout(30_000);
            browser = await startChromium();
            files = new ReportFiles();
            report = await openReport(browser, files.address(12), { colorScheme });
        });

        after(async () => {
            await browser.close();
            files.remove();
        });

        it("has enough contrast in every text", async () => {
            const found = await textContrasts(report.page);
            assert.ok(found.length > 100, `${found.length} texts`);
            assert.deepEqual(tooFaint(found, least.text), []);
        });

        it("has enough contrast in the details of a service", async () => {
            await report.page.locator("#node-order").focus();
            assert.deepEqual(tooFaint(await textContrasts(report.page), least.text), []);
        });

        it("has enough contrast in every service's colour", async () => {
            assert.deepEqual(tooFaint(await hueContrasts(report.page, hues), least.shape), []);
        });
    });
