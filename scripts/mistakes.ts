/** Ten mistakes that people make in a stack file. Each is corrected by what its message says, and nothing else. */

/** A change of a text. */
export interface Edit {
    /** What is there, once. */
    readonly from: string;
    readonly to: string;
}

/** A mistake in Pulumi.prod.yaml. */
export interface Mistake {
    readonly title: string;
    readonly mistake: Edit;
    readonly correction: Edit;
}

/** A correction that takes the mistake back. */
const back = ({ from, to }: Edit): Edit => ({ from: to, to: from });

const types = "instanceTypes: [m6i.large, m6a.large, m5.large]";
const zones = "        zones: 3\n";
const order = "        order:\n            scaling: { min: 3, max: 12 }\n";
const payment = "            scaling: { min: 3, max: 6 }\n";

const typos = {
    key: { from: types, to: "instanceType: [m6i.large, m6a.large, m5.large]" },
    type: { from: types, to: "instanceTypes: [m6i.lage, m6a.large, m5.large]" },
    range: {
        from: "inventory:\n            scaling: { min: 2, max: 6 }",
        to: "inventory:\n            scaling: { min: 20, max: 6 }",
    },
} as const;

/** The mistakes, in the order of the page. */
export const mistakes: { readonly certificate: Edit; readonly all: readonly Mistake[] } = {
    /** What the file lacks to have no warning. */
    certificate: {
        from: "    flotilla:capacity:\n",
        to: "    flotilla:loadBalancer:\n        certificateArn: arn:aws:acm:eu-west-1:123456789012:certificate/6f1c2a34-5b6d-4e7f-8091-a2b3c4d5e6f7\n        waf: {}\n    flotilla:capacity:\n",
    },
    all: [
        { title: "A key is misspelt", mistake: typos.key, correction: back(typos.key) },
        {
            title: "A number has no unit",
            mistake: { from: order, to: `${order}            memory: 1024\n` },
            correction: { from: "memory: 1024", to: "memory: 1024 MiB" },
        },
        { title: "An instance type is misspelt", mistake: typos.type, correction: back(typos.type) },
        {
            title: "Zones of another region",
            mistake: { from: zones, to: "        zones: [us-east-1a, us-east-1b, us-east-1c]\n" },
            correction: { from: "[us-east-1a, us-east-1b, us-east-1c]", to: "[eu-west-1a, eu-west-1b, eu-west-1c]" },
        },
        { title: "The least is more than the most", mistake: typos.range, correction: back(typos.range) },
        {
            title: "A range with host bits",
            mistake: { from: zones, to: `        cidr: 10.1.5.0/16\n${zones}` },
            correction: { from: "10.1.5.0/16", to: "10.1.0.0/16" },
        },
        {
            title: "More tasks than the instances hold",
            mistake: { from: "        min: 3\n        max: 18\n", to: "        min: 3\n        max: 4\n" },
            correction: { from: "        max: 4\n", to: "        max: 4\n        trunking: true\n" },
        },
        {
            title: "A route that another service has",
            mistake: {
                from: `        user:\n`,
                to: `        user:\n            routes: [/users, /users/*, /orders/*]\n`,
            },
            correction: { from: ", /orders/*]", to: "]" },
        },
        {
            title: "A secret in plain text",
            mistake: { from: payment, to: `${payment}            environment: { PROVIDER_API_KEY: sk_live_51Habc }\n` },
            correction: {
                from: "environment: { PROVIDER_API_KEY: sk_live_51Habc }",
                to: "secrets: { PROVIDER_API_KEY: /shop/prod/provider-api-key }",
            },
        },
        {
            title: "A size that Fargate does not have",
            mistake: { from: order, to: `${order}            capacity: fargate\n            memory: 4 GiB\n` },
            correction: { from: "            memory: 4 GiB\n", to: "            memory: 2 GiB\n" },
        },
    ],
};
