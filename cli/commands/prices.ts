import { Command } from "commander";

/** `flotilla prices`. */
export const pricesCommand = (): Command => new Command("prices");
