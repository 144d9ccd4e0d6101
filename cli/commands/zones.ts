import { Command } from "commander";
import { availabilityZones } from "../../model/aws/availability-zones";
import { regionOf } from "../../program/load-stack";
import type { Project } from "../../program/read-project";
import { mergeZones, writeZoneNames, zonesFile } from "../../program/zone-names";
import { contextOf, type Context } from "../context";
import { openProject, regionsOf } from "../project";
import { table } from "../table";
import { listed } from "../../model/words";

interface ZonesOptions {
    readonly refresh?: true;
    readonly region?: readonly string[];
}

/** What is known of a region's zones, and from where. */
function knownZones(project: Project, region: string) {
    const written = project.zoneNames[region];
    return {
        region,
        zones: written ?? availabilityZones(region),
        source: written === undefined ? "the usual ones" : zonesFile,
        stacks: project.stacks.filter((stack) => regionOf(project, stack) === region),
    };
}

function show(project: Project, regions: readonly string[], context: Context): void {
    const known = regions.map((region) => knownZones(project, region));
    if (context.json) return context.printJson({ regions: known });
    const columns = [{ head: "region" }, { head: "zones" }, { head: "known from" }, { head: "stacks" }];
    const rows = known.map(({ region, zones, source, stacks }) => [region, zones.join(" "), source, stacks.join(" ")]);
    context.print(table(columns, rows, context));
    context.print("\nTheir order gives each zone its addresses. flotilla zones --refresh asks your AWS account.");
}

async function refresh(project: Project, regions: readonly string[], context: Context): Promise<void> {
    // The AWS SDK takes longer to load than most commands to run.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { describeZones } = require("../../program/describe-zones") as typeof import("../../program/describe-zones");
    const found = await Promise.all(
        regions.map(async (region) => ({
            region,
            ...mergeZones(project.zoneNames[region], await describeZones(region), availabilityZones(region)),
        })),
    );
    const names = Object.fromEntries(found.map(({ region, names: zones }) => [region, zones]));
    writeZoneNames(project.folder, { ...project.zoneNames, ...names });
    if (context.json) return context.printJson({ file: zonesFile, regions: found });
    for (const { region, names: zones, added, vanished } of found) {
        const news = added.length > 0 ? `, new: ${listed(added)}` : "";
        context.print(`${region}: ${zones.join(" ")}${news}`);
        if (vanished.length > 0)
            context.print(
                context.colours.yellow(
                    `warning: your account no longer has ${listed(vanished)}; ${vanished.length === 1 ? "it keeps its place" : "they keep their places"}, so that no other zone's addresses move`,
                ),
            );
    }
    context.print(`Written to ${zonesFile}; keep it in git.`);
}

/** `flotilla zones`: the availability zones that stacks are laid out in. */
export const zonesCommand = (): Command =>
    new Command("zones")
        .summary("show the availability zones of the stacks' regions, or ask AWS for the account's own")
        .description(
            `Shows the availability zones that the stacks are laid out in. Accounts differ in the zones that they have: with --refresh, asks EC2 for the account's and writes ${zonesFile}, where the names only ever grow in number, since a zone's place gives it its addresses.`,
        )
        .option("--refresh", "ask AWS: it needs credentials that may ec2:DescribeAvailabilityZones")
        .option("--region <regions...>", "the regions, where they are not those of the stacks")
        .addHelpText(
            "after",
            `
Examples:
  flotilla zones
  flotilla zones --refresh
  flotilla zones --refresh --region eu-west-1 us-east-1

Exit codes: 0 shown or written; 1 AWS can't be asked; 2 wrong usage.`,
        )
        .action(async (options: ZonesOptions, command: Command) => {
            const context = contextOf(command);
            const project = openProject(context);
            const regions = regionsOf(project, options.region);
            if (options.refresh === true) await refresh(project, regions, context);
            else show(project, regions, context);
        });
