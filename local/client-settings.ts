/** The credentials that an emulated AWS takes: any. */
export const credentials = { accessKeyId: "test", secretAccessKey: "test" } as const;

// Node 20 is enough for what is asked here; said once a process, to every client of the SDK.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** How the SDK calls an emulated AWS. */
export const clientSettings = ({ endpoint, region }: { readonly endpoint: string; readonly region: string }) => ({
    endpoint,
    region,
    credentials,
});
