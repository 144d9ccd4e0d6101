import { markup, type Markup } from "./markup";

/** How many colours there are. Each comes in as many patterns, so a hundred services look different. */
export const hues = 10;

/** Strokes over a colour, on a tile of 8 by 8. The first, none, leaves the colour plain. */
const strokes = [
    "",
    "M-2 2 2-2M0 8 8 0M6 10 10 6",
    "M0 4H8",
    "M-2 6 2 10M0 0 8 8M6-2 10 2",
    "M4 0V8",
    "M0 4H8M4 0V8",
    "M0 0 8 8M0 8 8 0",
    "M1 4H5",
    "M4 1V5",
    "M2 4 4 2 6 4 4 6Z",
];

/** The colour and the pattern of the service at an index. They repeat after a hundred. */
const lookOf = (index: number) => ({ hue: index % hues, pattern: Math.floor(index / hues) % strokes.length });

/** The attribute that gives a shape the look of the service at an index. */
export function fill(index: number): Markup {
    const { hue, pattern } = lookOf(index);
    return pattern === 0 ? markup`class="hue-${hue}"` : markup`fill="url(#series-${hue}-${pattern})"`;
}

/** The definitions that {@link fill} refers to, for a number of services. They take no place on the page. */
export function patternDefinitions(services: number): Markup {
    const patterns = Array.from({ length: Math.min(services, hues * strokes.length) }, (_, index) => lookOf(index))
        .filter(({ pattern }) => pattern > 0)
        .map(
            ({ hue, pattern }) => markup`
                <pattern id="series-${hue}-${pattern}" width="8" height="8" patternUnits="userSpaceOnUse">
                    <rect class="hue-${hue}" width="8" height="8"/>
                    <path class="pattern" d="${strokes[pattern]}"/>
                </pattern>`,
        );
    return markup`<svg class="definitions" width="0" height="0" aria-hidden="true"><defs>${patterns}</defs></svg>`;
}

/** A small square with the look of the service at an index. */
export const swatch = (index: number): Markup =>
    markup`<svg class="swatch" aria-hidden="true"><rect ${fill(index)}/></svg>`;
