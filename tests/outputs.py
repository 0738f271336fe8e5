"""What a run has written, to be compared with what another has."""

from __future__ import annotations

from pathlib import Path


def tree(top: Path) -> dict[str, bytes]:
    """Every file of an output folder but the manifest, which holds times, and the state."""
    return {
        str(path.relative_to(top)): path.read_bytes()
        for path in sorted(top.rglob("*"))
        if path.is_file() and path.name != "manifest.json" and ".cleaner" not in path.parts
    }
