import Table from "cli-table3";
import type { PlatformReport, ServiceReport } from "./service-report";

/** The first twelve digits of an image's digest, or the image itself where it has none. */
export function shortImage(image: string): string {
    const [, digest] = /@sha256:([0-9a-f]{12})/.exec(image) ?? [];
    return digest ?? image;
}

/** The first bytes of a body, in one line. */
export function excerpt(body: string, length: number): string {
    const line = body.replace(/\s+/g, " ").trim();
    return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

const routeText = ({ host = "", paths, conditions }: ServiceReport["routes"][number]): string =>
    `${host}${paths.join(" ")}${conditions === undefined ? "" : ` (${conditions})`}`.trimStart();

const row = (service: ServiceReport, containersRun: boolean): string[] => [
    service.name,
    service.routes.map(routeText).join("\n"),
    service.routes.map(({ priority }) => String(priority)).join("\n"),
    service.placement,
    shortImage(service.image),
    containersRun ? `${service.healthy}/${service.desired} healthy` : "not run",
];

/**
 * The table that `npm start` ends with, the requests to copy, and what was answered to them.
 * @param containersRun whether there are containers behind it
 */
export function closingTable({ services, unrouted }: PlatformReport, containersRun: boolean): string {
    const table = new Table({
        head: ["service", "routes", "priority", "placement", "image", "health"],
        style: { head: [], border: [], compact: true },
    });
    table.push(...services.map((service) => row(service, containersRun)));
    const curls = services.flatMap(({ curl }) => (curl === undefined ? [] : [`  ${curl}`]));
    const width = Math.max(...services.map(({ name }) => name.length), "(no route)".length);
    const answers = [
        ...services.flatMap(({ name, request }) =>
            request === undefined ? [] : [{ ...request, name, body: excerpt(request.body, 60) }],
        ),
        ...(unrouted === undefined ? [] : [{ ...unrouted, name: "(no route)", body: "" }]),
    ];
    const pathWidth = Math.max(...answers.map(({ path }) => path.length));
    const lines = answers.map(({ ok, status, name, path, body }) =>
        `  ${ok ? "✔" : "✖"} ${status ?? "---"}  ${name.padEnd(width)}  ${path.padEnd(pathWidth)}  ${body}`.trimEnd(),
    );
    return [table.toString(), "", ...curls, "", "Answered through the load balancer:", ...lines].join("\n");
}
