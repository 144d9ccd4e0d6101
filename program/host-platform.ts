import { arch } from "node:os";
import type { ImagePlatform } from "../model/schema/images";

/** The platform of the images that this machine builds. */
export const hostPlatform = (): ImagePlatform => (arch() === "arm64" ? "linux/arm64" : "linux/amd64");
