import { version } from "../package.json";

/** Who this is, in answers, log lines, spans and measurements. */
export const about = { name: "order", version: process.env.APP_VERSION ?? version };
