import assert from "node:assert/strict";
import { reportPage, type PageAssets } from "../../report/page";
import { sampleReport } from "./sample-plan";

/** A style and a script that are short, and do nothing. */
export const assets: PageAssets = { style: "p{color:red}", script: "'use strict'" };

const pages = new Map([1, 5, 50].map((services) => [services, reportPage(sampleReport(services), assets)]));

/** The page of an environment with a number of services. */
export const pageOf = (services: 1 | 5 | 50): string => pages.get(services) ?? "";

/** The part of a page between a section's beginning and its end. */
export function sectionOf(page: string, id: string): string {
    const [, section] = new RegExp(`<section id="${id}"(.*?)</section>`, "s").exec(page) ?? [];
    assert.ok(section !== undefined, `no section ${id}`);
    return section;
}

/** The text of a part of a page, as a reader sees it. */
export const textOf = (html: string): string =>
    html
        .replace(/<[^>]*>/g, " ")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&")
        .replace(/\s+/g, " ");

/** Sees that a section of a page tells something. */
export const reads = (page: string, id: string, expected: RegExp) =>
    assert.match(textOf(sectionOf(page, id)), expected);
