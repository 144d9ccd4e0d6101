/** The heading of what `npm run bench:system` measures. */
export const systemTitle = "The shop under load";

/** A section of a page of Markdown, from its heading to the next of its level. */
const expression = (title: string): RegExp => new RegExp(`\\n## ${title}\\n[^]*?(?=\\n## |$)`);

/** The section of a title with its heading, or nothing where there is none. */
export const sectionIn = (page: string, title: string): string => expression(title).exec(page)?.[0].trim() ?? "";

/** A page with another text in the section of a title, which comes last where it is new. */
export function withSection(page: string, title: string, text: string): string {
    const section = `\n## ${title}\n\n${text.trim()}\n`;
    return expression(title).test(page)
        ? page.replace(expression(title), () => section)
        : `${page.trimEnd()}\n${section}`;
}
