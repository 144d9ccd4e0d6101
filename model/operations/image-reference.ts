/** What an image's reference names. */
export interface ImageReference {
    /** Registry and repository. */
    readonly repository: string;
    readonly tag?: string;
    /** `sha256:…`, where the reference pins one. */
    readonly digest?: string;
}

/** Reads `repository:tag@digest`, of which tag and digest may be left out. */
export function imageReference(image: string): ImageReference {
    const [named = "", digest] = image.split("@");
    const colon = named.lastIndexOf(":");
    const hasTag = colon > named.lastIndexOf("/");
    return {
        repository: hasTag ? named.slice(0, colon) : named,
        ...(hasTag && { tag: named.slice(colon + 1) }),
        ...(digest !== undefined && { digest }),
    };
}

/** How many digits of a digest tell images apart for a reader. */
const shownDigits = 12;

/** `sha256:0123456789ab` of a digest. */
export const shortDigest = (digest: string): string => {
    const [algorithm = "", hex = ""] = digest.split(":");
    return `${algorithm}:${hex.slice(0, shownDigits)}`;
};
