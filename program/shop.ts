import { byPath, fileOf, filesOf, type ProjectFile } from "./template-files";

/** What of the shop's folders is the repository's own. */
const leftOut = ["node_modules", "dist", "test", "integration", "contracts"];

/** The region that the stack files of this repository name, but for that of the local stack. */
const ownRegion = "eu-west-1";

/** What a project that has the shop is called by, and where it is. */
export interface ShopArgs {
    readonly name: string;
    readonly region: string;
    /** How many zones production has. */
    readonly zones: number;
}

/** The stack files of this repository, under the project's name. */
function stackFiles({ name, region, zones }: ShopArgs): ProjectFile[] {
    const words = {
        "    flotilla:": `    ${name}:`,
        [ownRegion]: region,
        "zones: 3": `zones: ${zones}`,
        "./schemas/stack.json": "./node_modules/flotilla/schemas/stack.json",
    };
    return ["dev", "local", "prod"].map((stack) => fileOf(`Pulumi.${stack}.yaml`, words));
}

/** The services of this repository, which import from the package what they import from its sources here. */
const serviceFiles = (): ProjectFile[] =>
    filesOf("services", { '"../../model"': '"flotilla/service"' }, leftOut).map(({ path, text }) => ({
        path: `services/${path}`,
        text,
    }));

/** The manifest of a project whose services are packages of their own. */
function withWorkspaces(manifest: string): string {
    const { private: isPrivate, ...rest } = JSON.parse(manifest) as Record<string, unknown>;
    return `${JSON.stringify({ name: rest["name"], private: isPrivate, workspaces: ["services/*"], ...rest }, null, 4)}\n`;
}

/** The compiler's options for services that are bundled, and not run by Node as they are. */
function withoutErasableSyntax(options: string): string {
    const { compilerOptions, ...rest } = JSON.parse(options) as { compilerOptions: Record<string, unknown> };
    const kept = Object.entries(compilerOptions).filter(([name]) => name !== "erasableSyntaxOnly");
    return `${JSON.stringify({ compilerOptions: Object.fromEntries(kept), ...rest }, null, 4)}\n`;
}

/** What is another in a project that has the shop, by path. */
const changes: Readonly<Record<string, (text: string) => string>> = {
    "package.json": withWorkspaces,
    "tsconfig.json": withoutErasableSyntax,
};

/**
 * The files of a project with the shop in the place of its first service.
 * @param files of a project as any other is made
 */
export function withShop(files: readonly ProjectFile[], args: ShopArgs): ProjectFile[] {
    const shop = [...stackFiles(args), ...serviceFiles()];
    const own = files.filter(({ path }) => !path.startsWith("services/") && !shop.some((each) => each.path === path));
    return [...own.map(({ path, text }) => ({ path, text: changes[path]?.(text) ?? text })), ...shop].sort(byPath);
}
