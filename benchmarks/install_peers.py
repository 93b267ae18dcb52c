"""Make an environment for each tool that urdutext is measured beside, and say which ones can't be installed.

    python benchmarks/install_peers.py DIR [NAME ...]

DIR is what `table.py` is given then. An environment that is there is used.
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
    "urdu-nlp-tools": ["urdu-nlp-tools"],
    "urdu-segmentation-nlp": ["urdu-segmentation-nlp"],
    # What it imports, whether it is used or not, without the two versions of torch that it asks for at once;
    # pkg_resources left setuptools with 81. 1.6 GB.
    "lughaatnlp": [
        "Levenshtein", "SpeechRecognition", "gtts", "numpy", "pandas", "pydub", "scikit-learn", "scipy",
        "setuptools<81", "torch", "tqdm", "transformers",
    ],
    "icu": ["PyICU"],
    "pysbd": ["pysbd==0.3.4"],
    "spacy": ["spacy>=3.7,<4"],
    "indicnlp": ["indic-nlp-library", "urduhack==0.1.4"],
    "dateparser": ["dateparser==1.5.0"],
}  # fmt: skip
#: What is installed without its own requirements, since they can't be met.
ALONE = {"lughaatnlp": ["LughaatNLP==1.3.1"]}


def install(directory: pathlib.Path, name: str) -> str | None:
    """Install a tool in an environment of its own; what went wrong, or nothing."""
    home = directory / name
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    for packages in (PEERS[name], ["--no-deps", *ALONE[name]] if name in ALONE else []):
        if packages:
            done = subprocess.run(
                [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                errors = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("WARNING")]
                return (errors or ["pip failed"])[-1]
    return None


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
            print(f"{name}: installed")


if __name__ == "__main__":
    main()
