"""Coverage-guided fuzzing of one check of `invariants`, with atheris (``pip install atheris trafilatura``,
the latter for web pages among the inputs).

    python -m tests.robustness.fuzz normalize [--minutes 60] [CORPUS_DIR]

A failing input is written to ``crash-…`` in the current directory and shown as text. At the end stand the number of
executions (``number_of_executed_units``) and, in the last line of progress, the coverage (``cov``).
"""

import argparse
import pathlib
import sys
import tempfile

import atheris

with atheris.instrument_imports(include=["urdutext"]):
    import urdutext.cli.inputs
    import urdutext.formats
    import urdutext.ner
    import urdutext.normalization
    import urdutext.segmentation
    import urdutext.timex  # noqa: F401

from . import invariants


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("check", choices=[*invariants.CHECKS, "inputs"])
    parser.add_argument("corpus", nargs="?", type=pathlib.Path, help="a folder of inputs, which grows")
    parser.add_argument("--minutes", type=float, default=60)
    arguments = parser.parse_intermixed_args()  # the folder may stand after an option
    corpus = arguments.corpus or pathlib.Path(tempfile.mkdtemp())
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(invariants.file_seeds() if arguments.check == "inputs" else invariants.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)

    def one(data: bytes) -> None:
        if arguments.check == "inputs":
            invariants.check_inputs(data)
            return
        text = invariants.from_bytes(data)
        try:
            invariants.CHECKS[arguments.check](text)
        except BaseException:
            print(f"text: {text!r}", file=sys.stderr)
            raise

    options = [f"-max_total_time={int(arguments.minutes * 60)}", "-max_len=400", "-timeout=600", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
