import assert from "node:assert/strict";
import type { Clients } from "./clients";

/** The emulated AWS tells by it which API is meant; it verifies no signature. */
const signedFor = (service: string, region: string) =>
    `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;

/** Asks an API for which the project has no client of the SDK. */
async function request(aws: Clients, service: string, path: string, init: RequestInit): Promise<string> {
    const endpoint = await aws.ecs.config.endpoint?.();
    assert.ok(endpoint !== undefined);
    const { protocol, hostname, port } = endpoint;
    const authorization = signedFor(service, await aws.ecs.config.region());
    const response = await fetch(`${protocol}//${hostname}:${port ?? 80}${path}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string> | undefined), authorization },
    });
    const text = await response.text();
    assert.ok(response.ok, text);
    return text;
}

/**
 * Calls an action of an API that speaks JSON.
 * @param target the API's name in its headers, and the action: `CertificateManager.ListCertificates`
 */
export async function callJson(
    aws: Clients,
    service: string,
    target: string,
    input: object,
): Promise<Record<string, unknown>> {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
    const text = await request(aws, service, "/", { method: "POST", headers, body: JSON.stringify(input) });
    return JSON.parse(text) as Record<string, unknown>;
}

/** Calls an action of Secrets Manager. */
export const callSecretsManager = (aws: Clients, action: string, input: object): Promise<Record<string, unknown>> =>
    callJson(aws, "secretsmanager", `secretsmanager.${action}`, input);

/** The texts of all elements of a name in an answer that is XML. */
export const textsOf = (xml: string, element: string): string[] =>
    [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, "g"))].map(([, text = ""]) => text);

/** Calls an API that speaks XML, by path. */
export const callXml = (aws: Clients, service: string, path: string, body?: string): Promise<string> =>
    request(aws, service, path, body === undefined ? {} : { method: "POST", body });

/** Reads from an API that answers with JSON, by path. */
export const callRest = async (aws: Clients, service: string, path: string): Promise<unknown> =>
    JSON.parse(await request(aws, service, path, {}));
