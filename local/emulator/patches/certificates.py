"""Functions of the emulated Lambda trust the authorities that sign the certificates of the emulated AWS.

On AWS a client is given the authorities of RDS, of which the emulated ones are none: what a function takes beside them
is in the file that Node is told of by NODE_EXTRA_CA_CERTS, which is the machine's own setting and kept.
"""

import os
import threading
from pathlib import Path

from patches.server_process import common_folder

_VARIABLE = "NODE_EXTRA_CA_CERTS"
_trusted: dict[str, str] = {}
_writing = threading.Lock()
_own = os.environ.get(_VARIABLE)


def trust(name: str, authority: str) -> None:
    """Have functions that start from now on trust an authority, in PEM, in place of the one of that name."""
    with _writing:
        _trusted[name] = authority
        file = common_folder() / "authorities.pem"
        machine = Path(_own).read_text() if _own and Path(_own).exists() else ""
        file.write_text("\n".join([machine, *_trusted.values()]))
        os.environ[_VARIABLE] = str(file)
