import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { startChromium } from "./support/chromium";
import { openReport, ReportFiles, type OpenedReport } from "./support/opened-report";

let browser: Browser;
let files: ReportFiles;
let opened: OpenedReport[] = [];

before(async function () {
    this.timeout(30_000);
    browser = await startChromium();
    files = new ReportFiles();
});

after(async () => {
    await browser.close();
    files.remove();
});

afterEach(async () => {
    for (const { page } of opened) await page.close();
    opened = [];
});

/** Opens the report of a number of services. */
async function open(services: number, options?: BrowserContextOptions): Promise<OpenedReport> {
    const report = await openReport(browser, files.address(services), options);
    opened.push(report);
    return report;
}

const node = (page: Page, service: string): Locator => page.locator(`#node-${service}`);
const details = (page: Page): Locator => page.locator(".details:visible");

/** The names of the services in the picture that a selector finds. */
const names = (page: Page, selector: string): Promise<(string | null)[]> =>
    page.locator(selector).evaluateAll((found) => found.map((each) => each.getAttribute("data-service")));

const focused = (page: Page): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute("data-service") ?? null);

for (const services of [1, 5, 50])
    describe(`a report of ${services} services in a browser`, () => {
        it("says nothing on the console, and asks for nothing but itself", async () => {
            const { page, messages, requests, address } = await open(services);
            await node(page, "user").hover();
            await page.locator("#filter").fill("user");
            await page.locator("#theme").click();
            assert.deepEqual(messages, []);
            assert.deepEqual(requests, [address]);
        });

        it("shows every service in the picture and in the table", async () => {
            const { page } = await open(services);
            assert.equal(await page.locator(".topology .service").count(), services);
            assert.equal(await page.locator("#services tbody tr").count(), services);
        });

        for (const width of [1280, 390])
            it(`is no wider than a window of ${width} pixels`, async () => {
                const { page } = await open(services, { viewport: { width, height: 844 } });
                const wide = await page.evaluate(() => document.documentElement.scrollWidth);
                assert.ok(wide <= width, `${wide} pixels`);
            });

        it("keeps the texts of the picture within their boxes", async () => {
            const { page } = await open(services);
            const outside = await page
                .locator(".service text, .balancer text, .gateway text, .api-gateway text, .web-acl text, .subnet text")
                .evaluateAll((texts) =>
                    texts
                        .filter((text) => {
                            const box = text.parentElement?.querySelector("rect")?.getBoundingClientRect();
                            const own = text.getBoundingClientRect();
                            const badge = text.classList.contains("badge-text");
                            return !badge && (box === undefined || own.left < box.left || own.right > box.right);
                        })
                        .map((text) => text.textContent),
                );
            assert.deepEqual(outside, []);
        });
    });

describe("the picture in a browser", () => {
    it("shows what is before a load balancer: the internet with a web ACL, or an API", async () => {
        const { page } = await open(5);
        assert.match((await page.locator(".web-acl text").textContent()) ?? "", /^AWS WAF, 4\srules$/);
        assert.equal(await page.locator(".api-gateway text").textContent(), "API Gateway, VPC link");
        const place = async (selector: string) => {
            const box = await page.locator(selector).boundingBox();
            assert.ok(box !== null, selector);
            return box;
        };
        const [webAcl, balancer] = [await place(".web-acl"), await place('[data-balancer="default"]')];
        assert.ok(webAcl.y + webAcl.height <= balancer.y);
        assert.ok(webAcl.x >= balancer.x && webAcl.x + webAcl.width <= balancer.x + balancer.width);
        const [api, vpc] = [await place(".api-gateway"), await place(".vpc")];
        assert.ok(api.y + api.height <= vpc.y);
        const entries = await page
            .locator(".link.entry")
            .evaluateAll((links) =>
                links.map((link) => `${link.getAttribute("data-from")} ${link.getAttribute("data-to")}`),
            );
        assert.deepEqual(entries.sort(), ["api-gateway partner", "internet api-gateway", "internet default"]);
    });

    it("makes the service under the mouse stand out, with what it calls, what calls it and its load balancer", async () => {
        const { page } = await open(50);
        await node(page, "order").hover();
        assert.deepEqual(await names(page, ".service.active"), ["order"]);
        assert.deepEqual((await names(page, ".service.related:not(.active)")).sort(), ["inventory", "mailer", "user"]);
        assert.deepEqual(
            await page
                .locator(".link.active")
                .evaluateAll((links) =>
                    links.map((link) => `${link.getAttribute("data-from")} ${link.getAttribute("data-to")}`).sort(),
                ),
            ["default order", "inventory order", "mailer order", "order user"],
        );
        assert.equal(await page.locator(".balancer.related").getAttribute("data-balancer"), "default");
    });

    it("tells of the service under the mouse, and of none when the mouse has gone", async () => {
        const { page } = await open(5);
        await node(page, "order").hover();
        assert.match(await details(page).innerText(), /^order\s+Routes\s+\/order \/order\/\*/);
        await page.mouse.move(2, 2);
        assert.equal(await details(page).count(), 0);
        assert.equal(await page.locator(".has-active").count(), 0);
    });

    it("keeps telling of a service that was clicked, until a click elsewhere", async () => {
        const { page } = await open(5);
        await node(page, "order").click();
        await node(page, "user").hover();
        assert.match(await details(page).innerText(), /^order/);
        await page.locator("#picture-title").click();
        assert.equal(await details(page).count(), 0);
    });

    it("leads from the details to the service's row", async () => {
        const { page } = await open(5);
        await node(page, "order").click();
        await details(page).getByRole("link").click();
        assert.equal(await page.locator("tr:target").getAttribute("id"), "service-order");
    });

    it("is one stop of the Tab key, and arrow keys move between services", async () => {
        const { page } = await open(50);
        await page.locator("#theme").focus();
        while ((await focused(page)) === null) await page.keyboard.press("Tab");
        assert.equal(await focused(page), "catalogue");
        await page.keyboard.press("ArrowRight");
        assert.equal(await focused(page), "catalogue-2");
        await page.keyboard.press("ArrowDown");
        assert.equal(await focused(page), "inventory-4");
        await page.keyboard.press("ArrowLeft");
        assert.equal(await focused(page), "inventory-2");
        await page.keyboard.press("End");
        assert.equal(await focused(page), "mailer-5");
        await page.keyboard.press("Home");
        assert.equal(await focused(page), "catalogue");
        await page.keyboard.press("Tab");
        assert.equal(await focused(page), null);
    });

    it("tells of the service that has the focus, which Enter keeps and Escape closes", async () => {
        const { page } = await open(5);
        await node(page, "order").focus();
        assert.match(await details(page).innerText(), /^order/);
        await page.keyboard.press("Escape");
        assert.equal(await details(page).count(), 0);
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        assert.match(await details(page).innerText(), /^order/);
        await page.keyboard.press("Escape");
        assert.equal(await details(page).count(), 0);
    });

    for (const height of [500, 900])
        it(`hides no service behind its own details in a window ${height} pixels high`, async () => {
            const { page } = await open(50, { viewport: { width: 1280, height } });
            for (const service of ["catalogue", "order", "shipping", "search-2"]) {
                await node(page, service).focus();
                const [box, above] = [await node(page, service).boundingBox(), await details(page).boundingBox()];
                assert.ok(box && above);
                assert.ok(box.y + box.height <= above.y || box.y >= above.y + above.height, service);
            }
        });

    it("has a name for each service that a screen reader can read", async () => {
        const { page } = await open(5);
        assert.equal(await page.getByRole("link", { name: "order, 2–4 tasks on EC2, 2 problems" }).count(), 1);
    });
});

describe("the filter in a browser", () => {
    it("dims what does not match in the picture and in the tables alike", async () => {
        const { page } = await open(50);
        await page.locator("#filter").fill("invoice-2");
        assert.deepEqual(await names(page, ".service:not(.dimmed)"), ["invoice-2"]);
        assert.deepEqual(await page.locator("#services tbody tr:not(.dimmed) th").allInnerTexts(), ["invoice-2"]);
        assert.equal(await page.locator("#routes tbody tr:not(.dimmed)").count(), 1);
        assert.equal(await page.locator("#filter-result").innerText(), "1 of 50 services");
    });

    it("finds services by the path that they have", async () => {
        const { page } = await open(5);
        await page.locator("#filter").fill("/order/*");
        assert.deepEqual(await names(page, ".service:not(.dimmed)"), ["order"]);
    });

    it("looks for all words, in any letter case", async () => {
        const { page } = await open(50);
        await page.locator("#filter").fill("FARGATE invoice");
        const found = await names(page, ".service:not(.dimmed)");
        assert.ok(found.length > 0 && found.every((name) => name?.startsWith("invoice") === true), found.join(" "));
    });

    it("says that nothing matches", async () => {
        const { page } = await open(5);
        await page.locator("#filter").fill("nothing-like-it");
        assert.equal(await page.locator("#filter-result").innerText(), "no service matches");
    });

    it("has the focus after /, and is empty after Escape", async () => {
        const { page } = await open(5);
        await page.keyboard.press("/");
        await page.keyboard.type("order");
        assert.equal(await page.locator("#filter").inputValue(), "order");
        await page.keyboard.press("Escape");
        assert.equal(await page.locator("#filter").inputValue(), "");
        assert.equal(await page.locator(".dimmed").count(), 0);
    });
});

describe("the switches in a browser", () => {
    it("show the instances at one level at a time", async () => {
        const { page } = await open(5);
        const shown = () =>
            page
                .locator(".fleet:visible")
                .evaluateAll((fleets) => fleets.map((fleet) => fleet.getAttribute("data-level")));
        assert.deepEqual(await shown(), ["desired"]);
        await page.getByLabel("at max").check();
        assert.deepEqual(await shown(), ["max"]);
        await page.keyboard.press("ArrowLeft");
        await page.keyboard.press("ArrowLeft");
        assert.deepEqual(await shown(), ["min"]);
    });

    it("change between dark and light, from what the system prefers", async () => {
        const { page } = await open(5, { colorScheme: "dark" });
        const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
        const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const dark = await background();
        await page.getByRole("button", { name: "Light theme" }).click();
        assert.equal(await scheme(), "light");
        assert.notEqual(await background(), dark);
        await page.getByRole("button", { name: "Dark theme" }).click();
        assert.equal(await background(), dark);
    });
});
