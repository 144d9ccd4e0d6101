/* eslint-disable @typescript-eslint/no-require-imports -- a command's module is loaded when it is its turn, and no sooner */
import type { Command } from "commander";

const loaders = {
    init: () => (require("./commands/init") as typeof import("./commands/init")).initCommand(),
    add: () => (require("./commands/add") as typeof import("./commands/add")).addCommand(),
    dev: () => (require("./commands/dev") as typeof import("./commands/dev")).devCommand(),
    compose: () => (require("./commands/compose") as typeof import("./commands/compose")).composeCommand(),
    check: () => (require("./commands/check") as typeof import("./commands/check")).checkCommand(),
    plan: () => (require("./commands/plan") as typeof import("./commands/plan")).planCommand(),
    diff: () => (require("./commands/diff") as typeof import("./commands/diff")).diffCommand(),
    report: () => (require("./commands/report") as typeof import("./commands/report")).reportCommand(),
    zones: () => (require("./commands/zones") as typeof import("./commands/zones")).zonesCommand(),
    prices: () => (require("./commands/prices") as typeof import("./commands/prices")).pricesCommand(),
    status: () => (require("./commands/status") as typeof import("./commands/status")).statusCommand(),
    logs: () => (require("./commands/logs") as typeof import("./commands/logs")).logsCommand(),
    exec: () => (require("./commands/exec") as typeof import("./commands/exec")).execCommand(),
    restart: () => (require("./commands/restart") as typeof import("./commands/restart")).restartCommand(),
    rollback: () => (require("./commands/rollback") as typeof import("./commands/rollback")).rollbackCommand(),
    patch: () => (require("./commands/patch") as typeof import("./commands/patch")).patchCommand(),
    run: () => (require("./commands/run") as typeof import("./commands/run")).runCommand(),
} as const;

/** The name of a command. */
export type CommandName = keyof typeof loaders;

/** The names of all commands, in the order in which the help shows them. */
export const commandNames = Object.keys(loaders) as CommandName[];

/** Makes a command, loading what it needs. */
export const loadCommand = (name: CommandName): Command => loaders[name]();
