/** Writes a path as a person would: `scaling.max`, `routes[1].host`. */
export const written = (path: readonly PropertyKey[]): string =>
    path
        .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
        .join("");
