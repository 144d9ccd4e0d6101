"""Runs a command and writes what it cost, with all its descendants: usage: measure.py RESULT.json COMMAND...

Node can tell a child's CPU time and memory only from inside the child; getrusage tells it of all descendants that were
waited for. Those whose parent ended without waiting, as plugins of the Pulumi CLI may, become children of this process
and are waited for here (on Linux). Peak memory is that of the largest process.
"""

import ctypes
import json
import os
import resource
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
LONGEST_WAIT_SECONDS = 10


def adopt_orphans():
    try:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    except (AttributeError, OSError):
        pass


def wait_for_orphans():
    deadline = time.monotonic() + LONGEST_WAIT_SECONDS
    while time.monotonic() < deadline:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.02)
        except ChildProcessError:
            return


def main(result, command):
    adopt_orphans()
    start = time.monotonic()
    code = subprocess.call(command, stdin=subprocess.DEVNULL)
    wall = time.monotonic() - start
    wait_for_orphans()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Linux counts in KiB, macOS in bytes.
    peak = usage.ru_maxrss / 1024 if sys.platform != "darwin" else usage.ru_maxrss / 1024 / 1024
    with open(result, "w", encoding="utf-8") as file:
        json.dump({"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "memory": peak}, file)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
