"""Replacing a function of ministack, or refusing to start when it is no longer where it was."""

import re
from collections.abc import Callable, MutableMapping
from types import ModuleType
from typing import Any

Handler = Callable[..., Any]


class MissingSeam(RuntimeError):
    """ministack does not have what a patch was written against (1.5.33): the patch needs another look."""


def require(owner: ModuleType, *names: str) -> None:
    """Refuse to start when one of `names`, which a patch uses, is not in the module."""
    for name in names:
        if not hasattr(owner, name):
            raise MissingSeam(f"{owner.__name__} has no {name}")


def replace(owner: ModuleType, name: str, replacement: Handler) -> Handler:
    """Put `replacement` in place of the module's function and return the function that was there."""
    require(owner, name)
    original = getattr(owner, name)
    setattr(owner, name, replacement)
    return original


def wrap(owner: ModuleType, name: str, make: Callable[[Handler], Handler]) -> None:
    """Put `make(original)` in place of the module's function."""
    require(owner, name)
    replace(owner, name, make(getattr(owner, name)))


def wrap_action(owner: ModuleType, action: str, make: Callable[[Handler], Handler]) -> None:
    """Put `make(original)` in place of the handler of an API action, in the table and as the module's function."""
    actions = _actions(owner)
    if action not in actions:
        raise MissingSeam(f"{owner.__name__} does not handle {action}")
    original = actions[action]
    wrapped = make(original)
    actions[action] = wrapped
    setattr(owner, original.__name__, wrapped)


def replace_action(owner: ModuleType, action: str, handler: Handler) -> None:
    """Handle an API action that ministack handles otherwise."""
    wrap_action(owner, action, lambda _original: handler)


def add_action(owner: ModuleType, action: str, handler: Handler) -> None:
    """Handle an API action that ministack does not have."""
    actions = _actions(owner)
    if action in actions:
        raise MissingSeam(f"{owner.__name__} handles {action} by itself now")
    actions[action] = handler


def elements(answer: tuple, tag: str) -> list[str]:
    """The texts of the elements of that name in an XML answer: what a request has made, by its id."""
    _status, _headers, body = answer
    return re.findall(f"<{tag}>([^<]+)</{tag}>", body.decode())


def _actions(owner: ModuleType) -> MutableMapping[str, Handler]:
    require(owner, "_ACTION_MAP")
    return owner._ACTION_MAP
