import * as acm from "@pulumi/aws/acm";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import { validatedNames, type DomainPlan } from "../../model/plan/domain";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of a {@link Certificate}. */
export interface CertificateArgs {
    readonly domain: DomainPlan;
    readonly tags: Tags;
    /** Changes to the arguments of the certificate. @default none */
    readonly transform?: Transform<acm.CertificateArgs>;
}

/** How long a client may keep a validation record, in seconds. */
const timeToLive = 300;

/**
 * A certificate of ACM for the names of a domain. ACM issues and renews it as long as its validation records are there.
 * Each record is named by its domain name, so that a further name leaves those of the others as they are.
 */
export class Certificate extends pulumi.ComponentResource {
    /** The certificate's ARN once it is issued: a listener takes no other. */
    readonly certificateArn: pulumi.Output<string>;

    constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:routing:Certificate", name, {}, opts);
        const { domain, tags } = args;
        const [first, ...others] = domain.names;
        const child = { parent: this };
        const certificate = new acm.Certificate(
            name,
            transformed(args.transform, {
                domainName: first,
                subjectAlternativeNames: others,
                validationMethod: "DNS",
                options: { certificateTransparencyLoggingPreference: "ENABLED" },
                tags,
            }),
            child,
        );
        const records = validatedNames(domain.names).map((each) => {
            const option = certificate.domainValidationOptions.apply((options) => optionOf(each, options));
            return new route53.Record(
                `${name}-validation-${each}`,
                {
                    zoneId: domain.hostedZoneId,
                    name: option.resourceRecordName,
                    type: option.resourceRecordType,
                    records: [option.resourceRecordValue],
                    ttl: timeToLive,
                    // It is the same for all certificates of the account for this name, also for one that this replaces.
                    allowOverwrite: true,
                },
                child,
            );
        });
        const validation = new acm.CertificateValidation(
            name,
            { certificateArn: certificate.arn, validationRecordFqdns: records.map(({ fqdn }) => fqdn) },
            child,
        );
        this.certificateArn = validation.certificateArn;
        this.registerOutputs({ certificateArn: this.certificateArn });
    }
}

/** What ACM wants to be written to show that a name is ours, be it the name's own or that of a wildcard under it. */
function optionOf<Option extends { readonly domainName: string }>(name: string, options: readonly Option[]): Option {
    const option = options.find(({ domainName }) => domainName === name || domainName === `*.${name}`);
    if (option === undefined) throw new Error(`ACM asks for no record to validate ${name}`);
    return option;
}
