from collections.abc import Sequence
from datetime import date
from os import PathLike
from typing import Any, Final

__version__: Final[str]

def read(
    text: str,
    *,
    published: str | date | None = None,
    doc: str = "text",
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    packs: Sequence[str | PathLike[str]] = (),
    builtin_pack: bool = True,
) -> dict[str, Any]: ...
