"""Make an environment for each tool that urdutext is measured beside, and say which ones can't be installed.

    python benchmarks/install_peers.py DIR [NAME ...]

Prints the `--peer NAME=PYTHON` of each, to be given to the benchmarks. An environment that is there is used.
"""

from __future__ import annotations

import argparse
import pathlib
import subprocess
import sys
import venv

# Name -> what pip installs; versions are those that were measured.
PEERS = {
    "urduhack": ["urduhack==0.1.4"],
    "urdunorm": ["urdunorm"],
    "urduflow": ["urduflow"],
    "urdu-nlp": ["urdu-nlp"],
    "icu": ["PyICU"],
    "pysbd": ["pysbd==0.3.4"],
    "spacy": ["spacy>=3.7,<4"],
    "indicnlp": ["indic-nlp-library", "urduhack==0.1.4"],
    "dateparser": ["dateparser==1.5.0"],
}


def install(directory: pathlib.Path, name: str) -> str | None:
    """Install a tool in an environment of its own; what went wrong, or nothing."""
    home = directory / name
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS[name]],
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("WARNING")]
    return (errors or ["pip failed"])[-1] if done.returncode else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(PEERS)}; all without")
    arguments = parser.parse_args()
    for name in arguments.names or PEERS:
        problem = install(arguments.directory, name)
        if problem:
            print(f"{name}: not installed: {problem}", file=sys.stderr)
        else:
            print(f"--peer {name}={arguments.directory / name / 'bin' / 'python'}")


if __name__ == "__main__":
    main()
