import type { Clients } from "./clients";
import { callXml, textsOf } from "./request-aws";

const path = "/2013-04-01/hostedzone";

/** Makes a hosted zone, as a team has one before. @returns its id */
export async function giveHostedZone(aws: Clients, name: string): Promise<string> {
    const xml = await callXml(
        aws,
        "route53",
        path,
        `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${name}</Name><CallerReference>${name}</CallerReference></CreateHostedZoneRequest>`,
    );
    return (textsOf(xml, "Id")[0] ?? "").replace("/hostedzone/", "");
}

/** The records of a zone, as type and name; what ACM made up of a name is left out. */
export async function recordsOf(aws: Clients, hostedZoneId: string): Promise<string[]> {
    const xml = await callXml(aws, "route53", `${path}/${hostedZoneId}/rrset`);
    return [...xml.matchAll(/<ResourceRecordSet>.*?<\/ResourceRecordSet>/gs)]
        .map(([set]) => `${textsOf(set, "Type")[0] ?? ""} ${(textsOf(set, "Name")[0] ?? "").replace(/\.$/, "")}`)
        .map((record) => record.replace(/ _[\w-]+\./, " _."))
        .sort();
}
