"""The public SSM parameters that name the ECS-optimized Amazon Linux 2023 images.

Gap: ministack knows two public parameters only, none of them of ECS. AWS (ECS Developer Guide, "Retrieving
Amazon ECS-optimized Linux AMI metadata"; SSM API Reference, GetParameter) has
`/aws/service/ecs/optimized-ami/amazon-linux-2023/[arm64/]recommended`, JSON, and each of its members below it.
"""

import json

from ministack.services import ssm

from patches import seam

ROOT = "/aws/service/ecs/optimized-ami/amazon-linux-2023"


def apply() -> None:
    seam.require(ssm, "_PUBLIC_AMI_PARAMETERS", "_public_parameter")
    ssm._PUBLIC_AMI_PARAMETERS.update(_parameters(f"{ROOT}/recommended", "x86_64", "ami-0f1071111a0ec5001"))
    ssm._PUBLIC_AMI_PARAMETERS.update(_parameters(f"{ROOT}/arm64/recommended", "arm64", "ami-0f1071111a0ec5002"))


def _parameters(path: str, architecture: str, image_id: str) -> dict[str, str]:
    members = {
        "ecs_agent_version": "1.99.0",
        "ecs_runtime_version": "Docker version 25.0.8",
        "image_id": image_id,
        "image_name": f"al2023-ami-ecs-hvm-2023.0.20260101-kernel-6.1-{architecture}",
        "os": "Amazon Linux 2023",
    }
    description = json.dumps({"schema_version": 1, **members})
    return {path: description, **{f"{path}/{name}": value for name, value in members.items()}}
