import { explainAwsError } from "./aws-error";
import { AwsClients } from "./aws-clients";
import { ProjectError } from "./project-error";

/**
 * Asks EC2 for the zones of a region that the account can use: availability zones only, no local or wavelength zones.
 * @returns their names, in their order
 * @throws ProjectError if AWS can't be asked
 */
export async function describeZones(region: string): Promise<string[]> {
    const aws = new AwsClients({ region });
    try {
        const { AvailabilityZones: zones = [] } = await aws.ec2.describeAvailabilityZones({
            Filters: [
                { Name: "zone-type", Values: ["availability-zone"] },
                { Name: "state", Values: ["available"] },
            ],
        });
        return zones.flatMap(({ ZoneName: name }) => name ?? []).sort();
    } catch (error) {
        const explained = explainAwsError(error, { region });
        if (!(explained instanceof ProjectError)) throw explained;
        throw new ProjectError(`the zones of ${region} can't be asked for: ${explained.message}`, { cause: error });
    } finally {
        aws.close();
    }
}
