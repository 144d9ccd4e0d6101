const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

/** Text that is HTML already. */
export interface Html {
    readonly html: string;
}

type Part = string | number | Html | readonly Html[];

/** Writes HTML in which whatever is put in is text, unless it was written so itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
    html: strings.map((string, index) => string + written(parts[index] ?? "")).join(""),
});

function written(part: Part): string {
    if (typeof part === "string" || typeof part === "number")
        return String(part).replace(/[&<>"']/g, (character) => entities[character] ?? "");
    return "html" in part ? part.html : part.map((one) => one.html).join("");
}
