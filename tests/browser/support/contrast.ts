import type { Page } from "playwright-core";

/** Something that is seen, and how much it stands out. */
export interface Seen {
    readonly text: string;
    /** As WCAG 2.2 computes it: from 1, not to be seen, to 21, black on white. */
    readonly contrast: number;
}

/** A colour and the one behind it, as the browser computed them: `rgb(28, 33, 40)`. */
interface Colours {
    readonly text: string;
    readonly own: string;
    readonly behind: string;
}

/** The relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? [])
        .map((channel) => Number(channel) / 255)
        .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function seen({ text, own, behind }: Colours): Seen {
    const [darker = 0, lighter = 0] = [luminance(own), luminance(behind)].sort((a, b) => a - b);
    return { text, contrast: (lighter + 0.05) / (darker + 0.05) };
}

/** Every text that is seen, with what it stands on. In the picture that is a shape, unless it has no fill. */
export async function textContrasts(page: Page): Promise<Seen[]> {
    const found = await page.evaluate(() => {
        const isOpaque = (colour: string) => colour.startsWith("rgb(");
        const shapeBehind = (text: Element): string | undefined => {
            const shape = text.classList.contains("badge-text") ? ":scope > circle" : ":scope > rect";
            for (let at: Element | null = text; at instanceof SVGElement; at = at.parentElement) {
                const found = at.querySelector(shape);
                const fill = found === null ? "none" : getComputedStyle(found).fill;
                if (isOpaque(fill)) return fill;
            }
            return undefined;
        };
        const surfaceBehind = (element: Element): string => {
            for (let at: Element | null = element; at !== null; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (isOpaque(colour)) return colour;
            }
            return "rgb(255, 255, 255)";
        };
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts: { text: string; own: string; behind: string }[] = [];
        while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            const text = walker.currentNode.textContent?.trim() ?? "";
            if (text === "" || element === null || !element.checkVisibility()) continue;
            const { color, fill } = getComputedStyle(element);
            const inPicture = element instanceof SVGElement;
            texts.push({
                text,
                own: inPicture ? fill : color,
                behind: (inPicture ? shapeBehind(element) : undefined) ?? surfaceBehind(element),
            });
        }
        return texts;
    });
    return found.map(seen);
}

/** The services' colours, with the surface that they are drawn on. */
export async function hueContrasts(page: Page, hues: number): Promise<Seen[]> {
    const found = await page.evaluate(
        (count) =>
            Array.from({ length: count }, (_, index) => {
                const shape = document.querySelector(`#services .hue-${index}`);
                const section = document.querySelector("#services");
                return {
                    text: `hue-${index}`,
                    own: shape === null ? "not there" : getComputedStyle(shape).fill,
                    behind: section === null ? "not there" : getComputedStyle(section).backgroundColor,
                };
            }),
        hues,
    );
    return found.map(seen);
}
