import type { Clients } from "./clients";
import { callXml } from "./request-aws";

const path = "/2013-04-01/hostedzone";

/** The texts of the elements of a name. */
const elements = (xml: string, name: string): string[] =>
    [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text = ""]) => text);

/** Makes a hosted zone, as a team has one before. @returns its id */
export async function giveHostedZone(aws: Clients, name: string): Promise<string> {
    const xml = await callXml(
        aws,
        "route53",
        path,
        `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${name}</Name><CallerReference>${name}</CallerReference></CreateHostedZoneRequest>`,
    );
    return (elements(xml, "Id")[0] ?? "").replace("/hostedzone/", "");
}

/** The records of a zone, as type and name; what ACM made up of a name is left out. */
export async function recordsOf(aws: Clients, hostedZoneId: string): Promise<string[]> {
    const xml = await callXml(aws, "route53", `${path}/${hostedZoneId}/rrset`);
    return [...xml.matchAll(/<ResourceRecordSet>.*?<\/ResourceRecordSet>/gs)]
        .map(([set]) => `${elements(set, "Type")[0] ?? ""} ${(elements(set, "Name")[0] ?? "").replace(/\.$/, "")}`)
        .map((record) => record.replace(/ _[\w-]+\./, " _."))
        .sort();
}
