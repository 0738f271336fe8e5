"""What lies beside a saved page: a shortcut that says where it came from, and the folder of its pictures and frames."""

from __future__ import annotations

import os
import plistlib
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from cleaner.read.formats import Holds, named
from cleaner.read.formats.saved import PLIST_FAULTS

SHORTCUTS = (".url", ".webloc")
"""Windows' Internet shortcuts and macOS's web locations."""
_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
# As browsers and Windows call the folder beside "page.html" in their languages: the list is Windows' own.
_PARTS = re.compile(
    r"(?:\.files|[_-](?:files|file|dateien|fichiers|bestanden|archivos|filer|tiedostot|pliki|soubory|elemei|ficheiros|"
    r"arquivos|dosyalar|datoteke|fitxers|failid|fails|bylos|fajlovi|fitxategiak))$",
    re.IGNORECASE,
)
_MOST_BYTES = 65_536
_URL = re.compile(r"^[ \t]{0,9}URL[ \t]{0,9}=[ \t]{0,9}(\S{1,4000})", re.IGNORECASE | re.MULTILINE)
_WEB = re.compile(r"https?://[^\s<>\"']{3,2000}", re.IGNORECASE)


def is_shortcut(name: str) -> bool:
    """Whether a file of this name says where a page is, and holds none."""
    return name.lower().endswith(SHORTCUTS)


def is_parts(name: str, beside: Collection[str]) -> bool:
    """Whether a folder holds the pictures and frames of a page that lies beside it.

    >>> is_parts("Mill_files", {"Mill.html"}), is_parts("Mill_files", {"Grain.html"})
    (True, False)
    """
    found = _PARTS.search(name)
    return found is not None and any(name[: found.start()] + ending in beside for ending in _PAGES)


def shortcuts(names: Iterable[str]) -> dict[str, str]:
    """The shortcuts among the files of a folder, by the page's name with or without its ending; of two the .url."""
    found = sorted((name for name in names if is_shortcut(name)), reverse=True)
    return {name[: name.rindex(".")]: name for name in found}


def shortcut_of(page: str, known: Mapping[str, str]) -> str | None:
    """The key in `known` under which a page's shortcut is: `page.html.url` before `page.url`."""
    return next((name for name in _names(page) if name in known), None)


def _names(page: str) -> tuple[str, ...]:
    """What a page's shortcut may be called, without its ending: the page's name with its own, or without."""
    about = named(page)
    return (page, page[: len(page) - len(about.pack) - len(about.ending)]) if about.holds is Holds.PAGE else ()


def address(path: str) -> str | None:
    """The address that a shortcut names, if it is one of the web."""
    try:
        if not Path(path).is_file():
            return None
        with Path(path).open("rb") as file:
            data = file.read(_MOST_BYTES)
    except (OSError, ValueError):
        return None
    value = _of_plist(data) if path.lower().endswith(".webloc") else _of_lines(data)
    return value if value and _WEB.fullmatch(value) else None


def address_beside(path: str) -> str | None:
    """The address of a page by itself, from the shortcut that lies beside it."""
    folder, name = os.path.split(path)
    beside = (Path(folder, one + ending) for one in _names(name) for ending in SHORTCUTS)
    found = next(filter(Path.is_file, beside), None)
    return address(str(found)) if found is not None else None


def _of_lines(data: bytes) -> str | None:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    found = _URL.search(data.decode("utf-16" if wide else "utf-8-sig", "replace"))
    return found[1] if found else None


def _of_plist(data: bytes) -> str | None:
    try:
        value = plistlib.loads(data)["URL"]
    except PLIST_FAULTS:
        return None
    return value.strip() if isinstance(value, str) else None
