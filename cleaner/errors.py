"""What the caller did wrong. Each message says what to do next."""

import errno

DISK_FAULTS = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EROFS,
        errno.EIO,
        errno.EFBIG,
        errno.EACCES,
        errno.EPERM,
        errno.EMFILE,
        errno.ENFILE,
    }
)
"""Numbers of errors that say what is wrong with the machine: no bug of ours."""


class CleanerError(Exception):
    """Base of every error that `cleaner` raises on purpose."""


class UsageError(CleanerError):
    """The call itself is wrong: an option, an argument, a combination of them."""


class InputError(CleanerError):
    """An input as a whole cannot be read: no such path, not a row, two pages with one id."""


class OutputError(CleanerError):
    """The output folder cannot be written, or was made by another setting."""


class IndexMismatchError(CleanerError):
    """Signatures that were made in different ways cannot be compared."""


class EngineError(CleanerError):
    """What the work was handed to gave it up."""
