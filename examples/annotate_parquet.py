"""Annotate a partitioned Parquet corpus: resumable, on one machine's cores or on a Spark cluster.

    python annotate_parquet.py corpus annotated --layers sentences,dates,entities --jobs 8
    python annotate_parquet.py corpus annotated --spark spark://host:7077
    python annotate_parquet.py corpus annotated --check

Every file below `corpus` becomes a file of the same name below `annotated`, with a nested column for each
layer. A file is written beside its place and moved there when it is whole: what is there is complete. So
after a failure, or a machine's death, the same command goes on where it stopped, and on a cluster a task
that runs twice does no harm. `--check` does all the work again in this one process, and compares.

Needs urdutext[arrow], and urdutext[spark] for --spark; a cluster's machines must share the two folders.
"""

import argparse
import os
import socket
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq

from urdutext.integrations.arrow import annotate_batches, annotated_schema
from urdutext.pipeline import ALL_LAYERS

ROWS = 1024  # read at a time: memory stays bounded, whatever the size of a file


def annotate_file(name: str, source: Path, target: Path, options: dict) -> tuple[str, int | str]:
    """Annotate one file, unless that is done; its name with the count of its rows, or what went wrong."""
    done = target / name
    if done.exists():
        return name, 0
    part = done.with_name(f".{done.name}.{socket.gethostname()}-{os.getpid()}.part")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        rows = 0
        with pq.ParquetFile(source / name) as file:
            schema = annotated_schema(file.schema_arrow, options["layers"])
            with pq.ParquetWriter(part, schema, compression="zstd") as writer:
                for batch in annotate_batches(file.iter_batches(ROWS), **options):
                    writer.write_batch(batch)
                    rows += batch.num_rows
        os.replace(part, done)
        return name, rows
    except (OSError, ValueError) as error:  # pyarrow's own errors are one of the two
        part.unlink(missing_ok=True)
        return name, " ".join(str(error).split())


def same(name: str, source: Path, target: Path, options: dict) -> tuple[str, int | str]:
    """Whether a finished file is what this process makes of its source."""
    try:
        with pq.ParquetFile(source / name) as file, pq.ParquetFile(target / name) as there:
            batches = list(annotate_batches(file.iter_batches(ROWS), **options))
            found = [row for batch in there.iter_batches() for row in batch.to_pylist()]
    except (OSError, ValueError) as error:
        return name, " ".join(str(error).split())
    expected = [row for batch in batches for row in batch.to_pylist()]
    return name, len(found) if found == expected else "differs from what this process makes of it"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path, help="a folder of Parquet files, in subfolders or not")
    parser.add_argument("target", type=Path, help="the folder for the annotated files")
    parser.add_argument("--layers", default=",".join(ALL_LAYERS), help="parted by commas (default: all)")
    parser.add_argument("--text", default="text", help="the column of texts (default: text)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes (default: all cores)")
    parser.add_argument("--spark", metavar="MASTER", help="work on this Spark cluster instead")
    parser.add_argument("--check", action="store_true", help="compare with the result of one process")
    arguments = parser.parse_args()

    options = {"layers": arguments.layers.split(","), "text": arguments.text}
    names = sorted(str(path.relative_to(arguments.source)) for path in arguments.source.rglob("*.parquet"))
    if not names:
        parser.error(f"no *.parquet below {arguments.source}")
    work = partial(
        same if arguments.check else annotate_file,
        source=arguments.source.resolve(),
        target=arguments.target.resolve(),
        options=options,
    )
    failures = 0
    for name, result in results(work, names, arguments):
        failures += isinstance(result, str)
        print(f"{name}: {result if isinstance(result, str) else f'{result} rows'}", file=sys.stderr)
    return 1 if failures else 0


def results(work, names: list[str], arguments):
    if arguments.check:
        yield from map(work, names)
    elif arguments.spark:
        from pyspark.sql import SparkSession

        context = SparkSession.builder.master(arguments.spark).getOrCreate().sparkContext
        # A file is a task: Spark gives it to another executor when the first one dies.
        yield from context.parallelize(names, len(names)).map(work).toLocalIterator()
    else:
        with ProcessPoolExecutor(arguments.jobs) as executor:
            for future in as_completed(executor.submit(work, name) for name in names):
                yield future.result()


if __name__ == "__main__":
    sys.exit(main())
