/** The directions of the arrow keys. */
const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
};

const middleOf = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
};

/** How much further something to the side is than something straight ahead. */
const detour = 3;

/** The element that a key leads to: the nearest in an arrow's direction, the first, the last, or none. */
export function neighbour(of: Element, key: string, among: readonly Element[]): Element | undefined {
    if (key === "Home") return among[0];
    if (key === "End") return among.at(-1);
    const direction = directions[key];
    if (direction === undefined) return undefined;
    const [x, y] = direction;
    const from = middleOf(of);
    const ahead = among.flatMap((element) => {
        const to = middleOf(element);
        const [right, down] = [to.x - from.x, to.y - from.y];
        const [forward, aside] = [right * x + down * y, Math.abs(right * y) + Math.abs(down * x)];
        return forward > 1 ? [{ element, distance: forward + detour * aside }] : [];
    });
    return ahead.sort((a, b) => a.distance - b.distance)[0]?.element;
}
