const burstable = ["micro", "small", "medium"] as const;
const intel = ["large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge"] as const;
const graviton = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"] as const;

/**
 * The families of ElastiCache's node types, with their sizes. Not among them: generations before these, and r6gd, which keeps
 * part of the data on disks and needs an option of its own for that.
 * Source: Supported node types, ElastiCache user guide.
 */
const families: Readonly<Record<string, readonly string[]>> = {
    t3: burstable,
    t4g: burstable,
    m5: intel,
    m6g: graviton,
    m7g: graviton,
    r5: intel,
    r6g: graviton,
    r7g: graviton,
    c7gn: graviton,
};

/** The families of node types that are known, in the order of a reader's choice: the cheapest first. */
export const cacheNodeFamilies: readonly string[] = Object.keys(families);

/** The sizes of a family, or undefined for one that is not known. */
export const cacheNodeSizes = (family: string): readonly string[] | undefined =>
    Object.hasOwn(families, family) ? families[family] : undefined;
