/** The most that one call describes. Source: DescribeServices (10), DescribeTasks, DescribeClusters (100), ECS API reference. */
export const mostAtOnce = { services: 10, tasks: 100, clusters: 100, containerInstances: 100 } as const;

/** A list in parts of a size that one call takes. */
export const inParts = <Item>(items: readonly Item[], size: number): Item[][] =>
    Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** What calls for each part of a list found, one after the other: ECS takes few of them a second. */
export async function describeInParts<Item, Found>(
    items: readonly Item[],
    size: number,
    describe: (part: Item[]) => Promise<readonly Found[] | undefined>,
): Promise<Found[]> {
    const found: Found[] = [];
    for (const part of inParts(items, size)) found.push(...((await describe(part)) ?? []));
    return found;
}

/** All that the pages of an answer list. */
export async function allOf<Page, Item>(
    pages: AsyncIterable<Page>,
    pick: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
    const found: Item[] = [];
    for await (const page of pages) found.push(...(pick(page) ?? []));
    return found;
}
