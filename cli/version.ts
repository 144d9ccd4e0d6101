import { ownManifest } from "../program/own-package";

/** The package's version. */
export const version = (): string => ownManifest().version;
