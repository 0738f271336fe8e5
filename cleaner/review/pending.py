"""A pending result stands beside the accepted one, with the hashes of what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from cleaner.pipeline import made_by
from cleaner.read import Source, load_bytes, sources
from cleaner.review.case import Case, accepted_files, check_names, write_whole
from cleaner.review.place import PENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFrom:
    """Hashes of all that a result depends on; a result is to be judged only while these hold."""

    input: str
    """The pages, byte for byte, and what case.toml says of how they are cleaned."""
    accepted: str
    """The accepted result that it is shown beside."""
    program: str
    """The program's own files and settings."""

    def changed_since(self, earlier: MadeFrom) -> tuple[str, ...]:
        """What is no longer as it was, in words."""
        words = {"input": "the input", "accepted": "the accepted result", "program": "the program"}
        return tuple(word for name, word in words.items() if getattr(self, name) != getattr(earlier, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A result that waits for a person."""

    files: Mapping[str, str]
    made_from: MadeFrom
    by: str
    """What left it: a test's name, or `cleaner review`."""


def made_from(case: Case) -> MadeFrom:
    """The hashes as they are now."""
    how = f"{case.by} {case.copies} {case.settings.canonical} {case.settings.preferred_sites}"
    pages: list[tuple[str, bytes]] = [("", how.encode())]
    for one in sources(case.inputs):
        data = load_bytes(one) if isinstance(one, Source) else one.detail
        pages.append((one.id, data.encode() if isinstance(data, str) else data))
    return MadeFrom(input=_hash(pages), accepted=_hash(accepted_files(case).items()), program=made_by(case.settings))


def _hash(files: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(f"{len(name)} {name} {len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def leave(case: Case, files: Mapping[str, str], by: str) -> Path:
    """Leave a result beside the accepted one, to be reviewed; where it stands.

    Raises `InputError` for a file name that is not the result's to write.
    """
    row = {"made_from": asdict(made_from(case)), "by": by, "files": dict(sorted(check_names(case, files).items()))}
    path = case.folder / PENDING
    write_whole(path, (json.dumps(row, ensure_ascii=True, indent=1) + "\n").encode())
    return path


def pending(case: Case) -> Pending | str | None:
    """The result that waits beside the accepted one, None, or why there is one that cannot be used."""
    path = case.folder / PENDING
    try:
        row = json.loads(path.read_bytes())
        told = MadeFrom(**{name: str(row["made_from"][name]) for name in ("input", "accepted", "program")})
        files = {str(name): str(text) for name, text in row["files"].items()}
        by = str(row["by"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return f"{PENDING} cannot be read ({error})"
    check_names(case, files)
    changed = made_from(case).changed_since(told)
    if changed:
        return f"{' and '.join(changed)} changed since it was made"
    return Pending(files=files, made_from=told, by=by)


def drop(case: Case) -> None:
    """Remove the result that waits, if any."""
    (case.folder / PENDING).unlink(missing_ok=True)
