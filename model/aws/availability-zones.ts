/**
 * The zone letters of the regions that differ from the common a, b, c.
 * Source: moto 5.2.5 (Apache-2.0), moto/ec2/models/availability_zones_and_regions.py. A letter may stand for another
 * place in another account, and an account may lack one: then name the zones in the configuration.
 * Append only: the order gives each zone its addresses.
 */
const letters: Readonly<Record<string, string>> = {
    "ap-northeast-1": "acd",
    "ap-northeast-2": "abcd",
    "ca-central-1": "abd",
    "cn-north-1": "ab",
    "us-east-1": "abcdef",
    "us-west-1": "ab",
    "us-west-2": "abcd",
};

/** The names of a region's availability zones, in a fixed order. */
export function availabilityZones(region: string): readonly string[] {
    return [...(letters[region] ?? "abc")].map((letter) => region + letter);
}

/** Whether a text has the form of a region's name, such as `eu-west-1`. */
export const isRegion = (text: string): boolean => /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(text);
