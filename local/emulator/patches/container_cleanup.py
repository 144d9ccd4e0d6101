"""No container outlives the emulator, and none is started while it goes down.

Gap: at SIGTERM and SIGINT ministack removes its containers, but a task scheduler that still runs would replace them.
(What a killed emulator left is removed by ministack itself at the next start: `core/container_reaper.py` finds it by
the label `ministack.instance`, host name and port, and `__main__.py` fixes the host name.) On AWS, tasks do not
depend on any process of the user; there is no counterpart.
"""

from ministack import app

from patches import ecs_scheduler, seam


def apply() -> None:
    seam.wrap(app, "_stop_docker_containers", _after_the_scheduler)


def _after_the_scheduler(original: seam.Handler) -> seam.Handler:
    def stop_docker_containers(include_unlabelled: bool = False) -> None:
        starting_up = include_unlabelled
        if starting_up:
            original(include_unlabelled)
            return
        ecs_scheduler.halt()
        original()
        # A task that was just starting has its container by now.
        original()

    return stop_docker_containers
