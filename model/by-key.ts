/** The same entries in the order of their keys, so that the order in which they were written changes nothing. */
export const byKey = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
