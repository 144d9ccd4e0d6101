import { createHash } from "node:crypto";
import { markup, Markup, type Content } from "./markup";
import type { Report } from "./report";
import { renderSection, type Section } from "./section";
import { alertsSection } from "./sections/alerts";
import { capacitySection } from "./sections/capacity";
import { costSection } from "./sections/cost";
import { functionsSection } from "./sections/functions";
import { networkSection } from "./sections/network";
import { overview } from "./sections/overview";
import { pictureSection } from "./sections/picture";
import { problemsSection } from "./sections/problems";
import { routesSection } from "./sections/routes";
import { servicesSection } from "./sections/services";
import { patternDefinitions } from "./series";

/** What the page carries in itself beside its content. */
export interface PageAssets {
    /** CSS. */
    readonly style: string;
    /** JavaScript, run when the page is complete. */
    readonly script: string;
}

/** What a Content-Security-Policy names an inline style or script by. */
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing but what is in the page itself, and nothing may be fetched or sent. */
const securityPolicy = ({ style, script }: PageAssets): string =>
    `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;

function sectionsOf({ plan, problems }: Report): Section[] {
    if (plan === undefined) return [problemsSection(problems)];
    return [
        pictureSection(plan, problems),
        problemsSection(problems),
        routesSection(plan),
        servicesSection(plan),
        ...(plan.functions.length > 0 ? [functionsSection(plan)] : []),
        capacitySection(plan),
        ...(plan.alerts ? [alertsSection(plan, plan.alerts)] : []),
        costSection(plan),
        networkSection(plan),
    ];
}

function header({ plan, project, stack, problems }: Report): Content {
    const what = plan
        ? [`class ${plan.class}`, plan.region, plan.network.zones.length > 0 && `${plan.network.zones.length} zones`]
        : ["too broken to plan: see the problems"];
    return markup`
        <header class="head">
            <p class="kind">Flotilla report</p>
            <h1>${project} <span class="stack-name">${stack}</span></h1>
            <p class="what">${what.filter((part) => part !== false).join(" · ")}</p>
            ${plan && overview(plan, problems)}
        </header>`;
}

const toolbar = (sections: readonly Section[]): Markup => markup`
    <div class="toolbar">
        <nav aria-label="Sections">
            <ul>${sections.map(({ id, title, short }) => markup`<li><a href="#${id}">${short ?? title}</a></li>`)}</ul>
        </nav>
        <form role="search" id="filter-form">
            <label for="filter" class="unseen">Filter</label>
            <input id="filter" type="search" placeholder="Filter: service, path …" autocomplete="off" spellcheck="false">
            <output for="filter" id="filter-result"></output>
        </form>
        <button type="button" id="theme">Dark</button>
    </div>`;

/**
 * Makes the page: one HTML text that needs nothing else. The same report gives the same text.
 * @param assets the page's style and script, as {@link PageAssets}
 */
export function reportPage(report: Report, assets: PageAssets): string {
    const sections = sectionsOf(report);
    const page = markup`
        <!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="${securityPolicy(assets)}">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>${report.project} ${report.stack}: Flotilla report</title>
                <style>${new Markup(assets.style)}</style>
            </head>
            <body>
                <a class="skip" href="#content">Skip to the content</a>
                ${header(report)}
                ${toolbar(sections)}
                <main id="content" tabindex="-1">${sections.map(renderSection)}</main>
                ${patternDefinitions(report.plan?.services.length ?? 0)}
                <script>${new Markup(assets.script)}</script>
            </body>
        </html>`;
    return `${page.text}\n`;
}
