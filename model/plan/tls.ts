import type { DiscoverySpec } from "../schema/discovery";

/** How calls between services are encrypted. */
export interface TlsPlan {
    /** The certificate authority of AWS Private CA that issues the services' certificates. */
    readonly certificateAuthorityArn: string;
    /** The KMS key that their private keys are encrypted with, where it is not AWS's own. */
    readonly keyArn?: string;
}

/**
 * The port on which a called task's proxy takes encrypted calls. It is not the container's, so that the load balancer and
 * health checks still reach the container itself, in plain HTTP.
 */
export const tlsPort = 15_443;

/** How calls are encrypted, or undefined where they are not. */
export const planTls = ({ tls }: DiscoverySpec): TlsPlan | undefined =>
    tls && {
        certificateAuthorityArn: tls.certificateAuthority,
        ...(tls.key !== undefined && { keyArn: tls.key }),
    };
