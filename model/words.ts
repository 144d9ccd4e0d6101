/** A number and its noun: `1 error`, `2 errors`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Names as a person lists them: `dev, local and prod`. */
export function listed(names: readonly string[], conjunction: "and" | "or" = "and"): string {
    const last = names.at(-1) ?? "";
    return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
