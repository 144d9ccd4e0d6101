"""A tag of an IMMUTABLE repository cannot be pushed again, not even with the same content.

Gap: over the registry protocol ministack lets the same content through, and says otherwise what is wrong. AWS (ECR
User Guide, "Preventing image tags from being overwritten"; API Reference, PutImage) refuses any push of a tag that
exists.
"""

from ministack.services import ecr

from patches import seam


def apply() -> None:
    seam.require(ecr, "_repositories", "_images", "_registry_error", "_registry_id")
    seam.wrap(ecr, "_v2_put_manifest", _refusing)


def _refusing(original: seam.Handler) -> seam.Handler:
    def put_manifest(name: str, reference: str, headers: dict, body: bytes) -> tuple:
        immutable = (ecr._repositories.get(name) or {}).get("imageTagMutability") == "IMMUTABLE"
        taken = any(reference in image.get("imageTags", []) for image in ecr._images.get(name) or [])
        if immutable and taken:
            message = (
                f"The image tag '{reference}' already exists in the '{name}' repository in registry with id "
                f"'{ecr._registry_id()}' and cannot be overwritten because the tag is immutable."
            )
            return ecr._registry_error(400, "TAG_INVALID", message, {"tag": reference})
        return original(name, reference, headers, body)

    return put_manifest
