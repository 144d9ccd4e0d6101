/** The credentials that an emulated AWS takes: any. */
export const credentials = { accessKeyId: "test", secretAccessKey: "test" } as const;

/** How the SDK calls an emulated AWS. */
export const clientSettings = ({ endpoint, region }: { readonly endpoint: string; readonly region: string }) => ({
    endpoint,
    region,
    credentials,
});
