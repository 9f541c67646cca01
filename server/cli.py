"""The `back-at-ease` program: one command, its sub-commands, and errors said in a sentence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from server.errors import BackAtEaseError
from server.settings import read_settings


def parser() -> argparse.ArgumentParser:
    """The command line; each sub-command imports what it needs only when it runs."""
    top = argparse.ArgumentParser(prog="back-at-ease", description="Help through a back spasm, kept on the phone.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="serve the site")
    serve.add_argument("--host", help="the address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, help="the port to listen on (8000)")
    serve.add_argument("--workers", type=int, help="how many processes answer (1)")
    serve.add_argument("--reload", action="store_true", help="start again when a file changes, for authors")
    serve.set_defaults(run=_serve)
    commands.add_parser("check", help="check all content").set_defaults(run=_check)
    export = commands.add_parser("export", help="write the whole site as files for any web host")
    export.add_argument("folder", type=Path, help="an empty or new folder")
    export.add_argument("--base-url", help="where the files will be served, such as https://example.org")
    export.set_defaults(run=_export)
    commands.add_parser("bench", help="measure what the design promises").set_defaults(run=_bench)
    return top


def _serve(arguments: argparse.Namespace) -> int:
    from server.web.serve import serve

    settings = read_settings(host=arguments.host, port=arguments.port, workers=arguments.workers)
    return serve(settings, reload=arguments.reload)


def _check(_: argparse.Namespace) -> int:
    from server.build import LANGUAGES, read_content

    settings = read_settings()
    for language in LANGUAGES:
        library = read_content(settings, language)
        print(f"{language}: {len(library.files)} files, nothing to correct.")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from server.export import export

    settings = read_settings(base_url=arguments.base_url)
    written = export(settings, arguments.folder)
    print(f"{written} files written to {arguments.folder}.")
    return 0


def _bench(_: argparse.Namespace) -> int:
    from server.bench import bench

    print(bench(read_settings()))
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when all is well, 1 when the program has something to say against it."""
    given = parser().parse_args(arguments)
    try:
        code: int = given.run(given)
    except BackAtEaseError as error:
        print(error, file=sys.stderr)
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
