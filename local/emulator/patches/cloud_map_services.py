"""Cloud Map services whose namespace is named in their DNS configuration.

Gap: ministack wants it beside the DNS configuration only. AWS (Cloud Map API Reference, CreateService, data type
DnsConfig, `NamespaceId`, deprecated) takes either, and terraform-provider-aws sends this one.
"""

from typing import Any

from ministack.services import servicediscovery

from patches import seam


def apply() -> None:
    seam.wrap(servicediscovery, "_create_service", _finding_the_namespace)


def _finding_the_namespace(original: seam.Handler) -> seam.Handler:
    def create_service(data: dict[str, Any]) -> tuple:
        namespace = data.get("NamespaceId") or (data.get("DnsConfig") or {}).get("NamespaceId")
        return original({**data, "NamespaceId": namespace})

    return create_service
