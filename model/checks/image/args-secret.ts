import { isBuilt } from "../../plan/image";
import { eachService, finding, type Check, type Rule } from "../rule";
import { looksLikeSecret } from "../secret-like";

const check: Check = eachService((service, at, { configuration }) => {
    if (!("context" in service.image) || !isBuilt(service, configuration.images)) return [];
    return Object.entries(service.image.args)
        .filter(([name, value]) => looksLikeSecret(name, value))
        .map(([name]) =>
            finding(
                at("image", "args", name),
                "looks like a secret, and build arguments stay readable in the image",
                "let the service read it when it starts, from secrets",
            ),
        );
});

/** The rule `image/args-secret`. */
export const imageArgsSecret: Rule = {
    id: "image/args-secret",
    severity: "error",
    what: "No build argument holds a secret.",
    why: "Everyone who may pull the image reads its build arguments in its history, and they stand in Pulumi's state.",
    remedy: "Let the service read it when it starts, from secrets; or, if it is none, rename the argument.",
    source: "Build secrets and SecretsUsedInArgOrEnv, Docker build documentation.",
    check,
};
