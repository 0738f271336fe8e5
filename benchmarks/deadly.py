"""Pages that kill the process that works on them. Workers import this, so it is a module of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from cleaner.models import Stage
from cleaner.pipeline import Settings, Task, perform


def deadly(task: Task, enter: Callable[[Stage], None], *, settings: Settings) -> object:
    """What a worker does, save that every tenth page kills it."""
    if int(task.source.id) % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return perform(task, settings, enter)
