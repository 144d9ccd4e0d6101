/** Tags, as AWS takes them. */
export type Tags = Readonly<Record<string, string>>;
