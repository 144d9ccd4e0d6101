/** A place in the picture, in its units: one is a CSS pixel where the picture is shown in full size. */
export interface Point {
    readonly x: number;
    readonly y: number;
}

/** A rectangle in the picture. */
export interface Box extends Point {
    readonly width: number;
    readonly height: number;
}

/** The middle of a box's width. */
export const centre = (box: Box): number => box.x + box.width / 2;

/** The middle of a box's height. */
export const middle = (box: Box): number => box.y + box.height / 2;

/** The lower edge of a box. */
export const bottom = (box: Box): number => box.y + box.height;

/**
 * Lays boxes out in rows from the left, each in the middle of a column of its own.
 * @param area where they go; its height is ignored, since they take what they need
 * @param size a box's height, and the least and the greatest width; gaps are at least those between columns and rows
 */
export function grid(
    area: Point & { readonly width: number },
    count: number,
    size: {
        readonly height: number;
        readonly least: number;
        readonly most: number;
        readonly columnGap: number;
        readonly rowGap: number;
    },
): (Box & { readonly row: number; readonly column: number })[] {
    const fitting = Math.max(1, Math.floor((area.width + size.columnGap) / (size.least + size.columnGap)));
    const columns = Math.max(1, Math.min(count, fitting));
    const pitch = area.width / columns;
    const width = Math.round(Math.min(size.most, pitch - size.columnGap));
    return Array.from({ length: count }, (_, index) => {
        const [row, column] = [Math.floor(index / columns), index % columns];
        const x = Math.round(area.x + pitch * column + (pitch - width) / 2);
        return { row, column, x, y: area.y + row * (size.height + size.rowGap), width, height: size.height };
    });
}
