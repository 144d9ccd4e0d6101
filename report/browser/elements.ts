/** All elements that a selector finds, in the order of the page. */
export const all = (selector: string, within: ParentNode = document): Element[] => [
    ...within.querySelectorAll(selector),
];

/** The element of an id, which may be absent: a configuration that is too broken has no picture. */
export const byId = (id: string): HTMLElement | null => document.getElementById(id);
