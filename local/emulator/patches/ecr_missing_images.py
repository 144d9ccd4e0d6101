"""DescribeImages fails when it is asked for an image that is not there.

Gap: ministack leaves the image out. AWS (ECR API Reference, DescribeImages) answers ImageNotFoundException, from
which a client that looks for a tag learns that it has to push.
"""

from typing import Any

from ministack.core.responses import error_response_json
from ministack.services import ecr

from patches import seam


def apply() -> None:
    seam.require(ecr, "_find_image", "_repositories", "_registry_id")
    seam.wrap(ecr, "_describe_images", _complaining)


def _complaining(original: seam.Handler) -> seam.Handler:
    def describe_images(data: dict[str, Any]) -> tuple:
        name = data.get("repositoryName", "")
        for wanted in data.get("imageIds") or []:
            if name in ecr._repositories and not ecr._find_image(name, wanted):
                digest, tag = wanted.get("imageDigest", "null"), wanted.get("imageTag", "null")
                return error_response_json(
                    "ImageNotFoundException",
                    f"The image with imageId {{imageDigest:'{digest}', imageTag:'{tag}'}} does not exist within the "
                    f"repository with name '{name}' in the registry with id '{ecr._registry_id()}'",
                    400,
                )
        return original(data)

    return describe_images
