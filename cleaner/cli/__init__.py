"""Words in, words out: each command reads its options, makes one call, prints what came back."""

from cleaner.cli.main import main

__all__ = ["main"]
