"""`serve --reload`, for authors: the whole program starts again whenever a file of the site changes."""

from __future__ import annotations

import os
import shlex
import sys

from watchfiles import run_process

from server.build_cache import folders
from server.settings import Settings

DEBOUNCE = 200  # ms: an editor that saves several files at once causes one start


def serve(settings: Settings) -> int:
    """Serves until it is told to stop; a fault in the content is said, and the next change is tried again."""
    os.environ.update(settings.environment())
    command = shlex.join([sys.executable, "-m", "server.cli", "serve"])
    run_process(*folders(settings), target=command, target_type="command", debounce=DEBOUNCE)
    return 0
