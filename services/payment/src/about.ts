import { version } from "../package.json";

/** Who this is, in answers, log lines, spans and measurements. */
export const about = { name: "payment", version: process.env.APP_VERSION ?? version };
