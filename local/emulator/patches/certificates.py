"""What runs on the emulated AWS trusts the authorities that sign the certificates of its databases and caches.

On AWS every system knows the authority of a cache, and an image brings along those of RDS. The emulated ones are made with each
start of the emulator, so functions and tasks are told of them, by what Node and libpq read: NODE_EXTRA_CA_CERTS, which
counts beside Node's own authorities, and PGSSLROOTCERT. For a function that is a file of this machine, with the machine's own
setting in it; the file of tasks is in their containers (`ecs_trust.py`).
"""

import os
import threading
from pathlib import Path
from typing import Any

from ministack.core.x509_utils import sign_leaf_certificate
from ministack.services import elasticache, rds

from patches import seam
from patches.server_process import common_folder

# A certificate and its key, in PEM.
Certificate = tuple[str, str]

FILE = "authorities.pem"
VARIABLE = "NODE_EXTRA_CA_CERTS"

_own = os.environ.get(VARIABLE)
_writing = threading.Lock()


def apply() -> None:
    seam.require(rds, "pg_ca_cert_pem", "_pg_server_material")
    seam.require(elasticache, "serverless_ca_cert_pem", "_ensure_serverless_ca")
    # Where a server is a container, ministack gives it its certificate there.
    seam.wrap(rds, "_run_rds_container", _trusted)
    seam.wrap(elasticache, "_install_node_tls", _trusted)


def authorities() -> str:
    """Those of RDS and of ElastiCache, in PEM."""
    return "\n".join((rds.pg_ca_cert_pem(), elasticache.serverless_ca_cert_pem()))


def of_database(host: str) -> Certificate:
    """The certificate of a database at an address."""
    _have_functions_trust()
    certificate, key = rds._pg_server_material(["localhost"], [host])
    return certificate, key


def of_cache(host: str) -> Certificate:
    """The certificate of a cache at an address."""
    _have_functions_trust()
    authority, authority_key = elasticache._ensure_serverless_ca()
    certificate, key, _public = sign_leaf_certificate(
        authority, authority_key, common_name="localhost", san_dns=["localhost"], san_ips=[host]
    )
    return certificate, key


def _trusted(original: seam.Handler) -> seam.Handler:
    def start(*args: Any, **kwargs: Any) -> Any:
        _have_functions_trust()
        return original(*args, **kwargs)

    return start


def _have_functions_trust() -> None:
    """Have functions that start from now on trust them."""
    with _writing:
        file = common_folder() / FILE
        if not file.exists():
            machine = Path(_own).read_text() if _own and Path(_own).exists() else ""
            file.write_text("\n".join([machine, authorities()]))
        os.environ[VARIABLE] = str(file)
