"""Hide what C libraries print on standard error, file descriptor 2 (libtiff names files "tempfile.tif")."""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_one_at_a_time = threading.Lock()


@contextmanager
def stderr_hidden() -> Iterator[None]:
    """Send file descriptor 2 of this process to a temporary file while the block runs, one block at a time."""
    with _one_at_a_time, tempfile.TemporaryFile() as sink:
        kept = os.dup(2)
        try:
            os.dup2(sink.fileno(), 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
