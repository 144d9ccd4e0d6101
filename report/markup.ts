/** Text that is HTML or SVG already, with everything in it that came from elsewhere escaped. */
export class Markup {
    /** @param text HTML, taken as it is */
    constructor(readonly text: string) {}
}

/** What can be put into {@link markup}: text and numbers are escaped, nothing is nothing, a list is its parts. */
export type Content = Markup | string | number | undefined | false | readonly Content[];

const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

function render(content: Content): string {
    if (content === undefined || content === false) return "";
    if (content instanceof Markup) return content.text;
    if (typeof content === "object") return content.map(render).join("");
    return escape(String(content));
}

/** A line break with the spaces around it: it is there for the reader of the code. */
const lineBreak = /\s*\n\s*/g;

/**
 * Makes HTML or SVG from a template: markup`<td>${text}</td>`. What is put in is escaped, for text and for quoted
 * attributes alike. Line breaks in the template, with the spaces around them, vanish, as in JSX.
 */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
    const parts = strings.map((text, index) => text.replace(lineBreak, "") + render(contents[index]));
    return new Markup(parts.join(""));
}

/** Puts a separator between contents: `join(paths, ", ")`. */
export const join = (contents: readonly Content[], separator: Content): Content =>
    contents.flatMap((content, index) => (index === 0 ? [content] : [separator, content]));
