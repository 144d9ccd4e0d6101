"""Run ministack with Flotilla's patches: `<venv>/bin/python local/emulator`.

Takes ministack's own environment variables (GATEWAY_PORT, MINISTACK_REGION, DOCKER_HOST, PERSIST_STATE, ...)
and logs to stdout. Without a Docker engine the API works and tasks are RUNNING on paper.
"""

import os
import sys


def main() -> None:
    if len(sys.argv) > 1:
        sys.exit("The emulator takes no arguments; environment variables configure it.")
    os.dup2(sys.stdout.fileno(), sys.stderr.fileno())
    # Containers are labelled with this name and the port: a later run on the port finds what this one left behind.
    os.environ.setdefault("MINISTACK_HOSTNAME", "flotilla")
    # Nothing here speaks MQTT, and its listener would take a second port.
    os.environ.setdefault("IOT_MTLS_ENABLED", "0")

    # ministack reads its environment while it is imported.
    from ministack import app

    import patches

    patches.apply()
    app.main()


if __name__ == "__main__":
    main()
