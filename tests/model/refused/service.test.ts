import { productionFixture, serviceFile, withService, withServices } from "../../support/fixtures";
import { absent, refuses, refusesInService, warns } from "../../support/refuse";

const named =
    "is not a service name; use 2 to 21 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen [schema]";
const files = (definition: unknown, folder: string) => withServices(serviceFile(definition, folder));

describe("model: a service's name, size and user", () => {
    refusesInService("order", [
        ["a name that AWS doesn't take", "name", "My_Service!", `"My_Service!" ${named}`],
        ["an empty name", "name", "", `"" ${named}`],
        ["a name of 22 letters", "name", "a".repeat(22), `"${"a".repeat(22)}" ${named}`],
        ["a name that ends with a hyphen", "name", "order-", `"order-" ${named}`],
        ["a name that is null", "name", null, "must be a text, got null; write a text [schema]"],
        [
            "a name other than the folder's",
            "name",
            "orders",
            'is "orders" in the folder "order"; write "order", or rename the folder [services/name]',
        ],
        ["a size that is null", "cpu", null, 'must have a unit, got null; write for example "0.25 vCPU" [schema]'],
        [
            "CPU units in place of vCPUs",
            "cpu",
            256,
            'must have a unit, got 256; write for example "0.25 vCPU" [schema]',
        ],
        [
            "less CPU than ECS takes",
            "cpu",
            "0.1 vCPU",
            'must be from 0.125 vCPU to 192 vCPU in steps of 1/1024, got "0.1 vCPU"; write for example "0.25 vCPU" [task/size]',
        ],
        [
            "megabytes in place of mebibytes",
            "memory",
            "512 MB",
            'must be a number, a space and a unit, got "512 MB"; write for example "512 MiB" [schema]',
        ],
        [
            "empty memory",
            "memory",
            "",
            'must be a number, a space and a unit, got ""; write for example "512 MiB" [schema]',
        ],
        [
            "half a MiB",
            "memory",
            "512.5 MiB",
            'must be a whole number of MiB, at least 6, got "512.5 MiB"; write for example "512 MiB" [task/size]',
        ],
        ["port 0", "port", 0, "must be a whole number from 1 to 65535, got 0; write 8080 [schema]"],
        ["port 70000", "port", 70000, "must be a whole number from 1 to 65535, got 70000; write 8080 [schema]"],
        ["a port in quotes", "port", "8080", 'must be a whole number from 1 to 65535, got "8080"; write 8080 [schema]'],
        [
            "a port that is no number",
            "port",
            NaN,
            "must be a whole number from 1 to 65535, got NaN; write 8080 [schema]",
        ],
        [
            "a port that is a bigint",
            "port",
            8080n,
            "must be a whole number from 1 to 65535, got 8080; write 8080 [schema]",
        ],
        ["a user that is a number", "user", 1000, "must be a text, got 1000; put it in quotes [schema]"],
        ["an empty user", "user", "", 'is not a user; write a uid or uid:gid, as in "1000:1000" [schema]'],
        [
            "on as a YAML boolean",
            "readonlyRootFilesystem",
            "on",
            'must be true or false, got "on"; write true or false [schema]',
        ],
        [
            "a stop timeout without a unit",
            "stopTimeout",
            30,
            'must have a unit, got 30; write for example "30 s" [schema]',
        ],
        [
            "no time to stop",
            "stopTimeout",
            "0 s",
            'must be at least 2 s, got "0 s"; write for example "30 s" [task/stop-timeout]',
        ],
    ]);
    refuses(
        "root in production",
        withService("order", { user: "0:0" }, productionFixture()),
        'services/order/service.ts: user: "0:0" is root; write a user of the image, as in "1000:1000" [task/root]',
    );
    refuses(
        "a platform without services",
        withServices(),
        "flotilla:services: there is no service; add services/<name>/service.ts with `export default defineService({ … })` [services/none]",
    );
    refuses(
        "a file that exports null",
        files(null, "order"),
        "services/order/service.ts: does not export a service; write `export default defineService({ … })` [services/no-definition]",
    );
    refuses(
        "a file that exports a function",
        files(() => ({}), "order"),
        "services/order/service.ts: does not export a service; write `export default defineService({ … })` [services/no-definition]",
    );
    refuses(
        "a folder named constructor",
        files({ name: "constructor" }, "constructor"),
        'services/constructor/service.ts: service name "constructor" is not allowed; choose another name [schema]',
    );
    refuses(
        "a folder named __proto__",
        files({}, "__proto__"),
        'services/__proto__/service.ts: service name "__proto__" is not allowed; choose another name [schema]',
    );
    for (const name of ["exec", "flows"])
        refuses(
            `a service named ${name}`,
            files(
                { name, image: { context: "." }, cpu: "0.25 vCPU", memory: "64 MiB", port: 80, routes: ["/*"] },
                name,
            ),
            `services/${name}/service.ts: name: "${name}" is the name of a log group that every environment has; choose another name [services/name]`,
        );
    warns(
        "a container without a user in production",
        withService("order", { user: absent }, productionFixture()),
        'services/order/service.ts: user: is missing, so that the container runs as the image\'s own user, often root; write a user of the image, as in "1000:1000" [task/user]',
    );
});
