import parse from "semver/functions/parse";
import satisfies from "semver/functions/satisfies";
import validRange from "semver/ranges/valid";

/** Whether a text is a semantic version, written in full: `2.1.0`, or `2.1.0-rc.1`. */
export const isVersion = (text: string): boolean => /^\d/.test(text) && parse(text) !== null;

/** Whether a text is a range of semantic versions: `>=2.1`, `^2.1.0`, `1.x || 2.x`. */
export const isRange = (text: string): boolean => text.trim() !== "" && validRange(text) !== null;

/** Whether a version lies in a range. One before a release, such as `2.1.0-rc.1`, lies in those only that name one of the same release. */
export const isWithin = (version: string, range: string): boolean => satisfies(version, range);
