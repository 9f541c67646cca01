"""The `back-at-ease` program: one command, its sub-commands, and errors said in a sentence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from server.errors import BackAtEaseError, SettingsError
from server.settings import read_settings


def parser() -> argparse.ArgumentParser:
    """The command line; each sub-command imports what it needs only when it runs."""
    top = argparse.ArgumentParser(prog="back-at-ease", description="Help through a back spasm, kept on the phone.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="serve the site")
    serve.add_argument("--host", help="the address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, help="the port to listen on (8000)")
    serve.add_argument("--workers", type=int, help="how many processes answer (1)")
    serve.add_argument(
        "--clinic", metavar="SLUG", help="the clinic shown to who has chosen none, as in content/clinics"
    )
    serve.add_argument("--reload", action="store_true", help="start again when a file changes, for authors")
    serve.set_defaults(run=_serve)
    commands.add_parser("check", help="check all content").set_defaults(run=_check)
    export = commands.add_parser("export", help="write the whole site as files for any web host")
    export.add_argument("folder", type=Path, help="an empty or new folder")
    export.add_argument("--base-url", help="where the files will be served, such as https://example.org")
    export.set_defaults(run=_export)
    poster = commands.add_parser("poster", help="write a clinic's poster as a PDF")
    poster.add_argument("clinic", metavar="CLINIC", help="as in content/clinics")
    poster.add_argument(
        "--size", choices=("letter", "a4", "a5"), default="letter", help="the paper; a5 is a counter card"
    )
    poster.add_argument("--base-url", help="where the site is served, such as https://example.org")
    poster.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PDF to write")
    poster.set_defaults(run=_poster)
    qr = commands.add_parser("qr", help="draw the QR code of an address or a plan")
    qr.add_argument("target", metavar="URL_OR_PLAN", help="a whole address, or a plan code as on a sheet")
    qr.add_argument("--base-url", help="where the site is served, for a plan code")
    qr.add_argument("--use", choices=("handout", "poster"), default="handout", help="read in the hand, or on a wall")
    qr.add_argument("--out", type=Path, metavar="FILE", help="an .svg or .png to write; else it is shown here")
    qr.set_defaults(run=_qr)
    figures = commands.add_parser("figures", help="draw the figures, to look at them")
    figures.add_argument("ids", nargs="*", metavar="ID", help="motions, such as cat-camel (all)")
    figures.add_argument("--sheet", type=Path, required=True, metavar="FOLDER", help="where the contact sheets are put")
    figures.add_argument("--still", action="store_true", help="leave the moving figures out")
    figures.set_defaults(run=_figures)
    commands.add_parser("bench", help="measure what the design promises").set_defaults(run=_bench)
    return top


def _serve(arguments: argparse.Namespace) -> int:
    from server.web import reload, serve

    settings = read_settings(
        host=arguments.host, port=arguments.port, workers=arguments.workers, clinic=arguments.clinic
    )
    return reload.serve(settings) if arguments.reload else serve.serve(settings)


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


def _poster(arguments: argparse.Namespace) -> int:
    from server.printing import print_poster

    settings = read_settings(base_url=arguments.base_url)
    print_poster(settings, arguments.clinic, arguments.size, arguments.out)
    print(f"The poster is {arguments.out}.")
    return 0


def _qr(arguments: argparse.Namespace) -> int:
    from server.printing import print_code

    settings = read_settings(base_url=arguments.base_url)
    print(print_code(settings, arguments.target, arguments.use, arguments.out))
    return 0


def _figures(arguments: argparse.Namespace) -> int:
    from server.build import LANGUAGES, read_content
    from server.figure.sheet import write_sheets

    motions = read_content(read_settings(), LANGUAGES[0]).motions
    unknown = [each for each in arguments.ids if each not in motions]
    if unknown:
        raise SettingsError(f"There is no motion {', '.join(unknown)}; content/motions has {', '.join(motions)}.")
    chosen = [motions[each] for each in arguments.ids or motions]
    write_sheets(chosen, arguments.sheet, still_only=arguments.still)
    print(f"{len(chosen)} figures on {arguments.sheet}/sheet-light.html and sheet-dark.html.")
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
