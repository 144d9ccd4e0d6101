import { DescribeAvailabilityZonesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { ProjectError } from "./project-error";

/** What to do about the errors that are not AWS's own words. */
const hints: Readonly<Record<string, string>> = {
    CredentialsProviderError:
        "there are no AWS credentials; run aws sso login, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    AuthFailure: "AWS does not take the credentials; log in again, or set others",
    UnauthorizedOperation: "the credentials may not ask for zones; allow them ec2:DescribeAvailabilityZones",
};

/**
 * Asks EC2 for the zones of a region that the account can use: availability zones only, no local or wavelength zones.
 * @returns their names, in their order
 * @throws ProjectError if AWS can't be asked
 */
export async function describeZones(region: string): Promise<string[]> {
    const client = new EC2Client({ region, maxAttempts: 2 });
    try {
        const { AvailabilityZones: zones = [] } = await client.send(
            new DescribeAvailabilityZonesCommand({
                Filters: [
                    { Name: "zone-type", Values: ["availability-zone"] },
                    { Name: "state", Values: ["available"] },
                ],
            }),
        );
        return zones.flatMap(({ ZoneName: name }) => name ?? []).sort();
    } catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        throw new ProjectError(`the zones of ${region} can't be asked for: ${hints[name] ?? `${message} (${name})`}`);
    } finally {
        client.destroy();
    }
}
