import { markup, type Content, type Markup } from "./markup";

/** A part of the page, which the page's menu leads to. */
export interface Section {
    readonly id: string;
    readonly title: string;
    /** What the menu calls it. @default the title */
    readonly short?: string;
    readonly content: Content;
}

/** A section with its heading. */
export const renderSection = ({ id, title, content }: Section): Markup => markup`
    <section id="${id}" aria-labelledby="${id}-title">
        <h2 id="${id}-title">${title}</h2>
        ${content}
    </section>`;

const isNothing = (value: Content): boolean =>
    value === undefined || value === false || value === "" || (Array.isArray(value) && value.length === 0);

/** A list of terms and what they stand for. Terms without anything are left out. */
export function facts(entries: readonly (readonly [term: string, value: Content])[]): Markup {
    const shown = entries.filter(([, value]) => !isNothing(value));
    return markup`<dl class="facts">${shown.map(([term, value]) => markup`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Sentences as a list under a heading, or nothing where there are none. */
export const sentences = (title: string, lines: readonly Content[]): Content =>
    lines.length > 0 &&
    markup`<h3>${title}</h3><ul class="sentences">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
