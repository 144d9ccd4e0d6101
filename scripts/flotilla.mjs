/** Runs the command line from its source: `npm run --silent flotilla -- check`. */
import { pathToFileURL } from "node:url";
import { compileCommandLine } from "./compile.mjs";

await import(pathToFileURL(compileCommandLine()).href);
