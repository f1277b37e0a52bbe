"""How frozen records are pickled: by their values, in order.

An environment holds some hundred and fifty of them a page. The way that ``dataclass(slots=True)`` provides
asks each for its fields by name: nine calls where these are three (measured with Python 3.11).
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Packed:
    """Base of frozen dataclasses with slots and two fields or more."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        class_: type = type(self)
        return _unpacked, (class_, _values_of(class_)(self))


@cache
def _values_of(class_: type) -> Callable[[Any], Any]:
    return attrgetter(*class_.__dict__["__slots__"])


def _unpacked(class_: type, values: tuple[Any, ...]) -> Any:
    made: Any = object.__new__(class_)
    for name, value in zip(class_.__dict__["__slots__"], values, strict=True):
        object.__setattr__(made, name, value)
    return made
