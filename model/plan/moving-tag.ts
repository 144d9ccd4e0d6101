/** Whether an image's tag is one of those that by custom name whatever is newest. */
export const hasMovingTag = (uri: string): boolean => /:(latest|stable|main|master|edge)$/.test(uri);
