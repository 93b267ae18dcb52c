"""Polars: a frame of news gets its names and dates as nested columns; then it is all expressions.

    python news_polars.py news.jsonl        # a "text" in each line
"""

import sys

import polars as pl

from urdutext.integrations.polars import annotate


def mentions(frame: pl.DataFrame) -> pl.DataFrame:
    """How often each name stands in the texts, and in how many of them."""
    names = annotate(frame.with_row_index("document"), layers=["entities"]).explode("entities").drop_nulls("entities")
    return (
        names.select("document", pl.col("entities").struct.unnest())
        .group_by(pl.coalesce("norm", "text").alias("name"), "label")
        .agg(pl.len().alias("mentions"), pl.col("document").n_unique().alias("documents"))
        .sort("mentions", "name", descending=[True, False])
    )


if __name__ == "__main__":
    print(mentions(pl.read_ndjson(sys.argv[1])).write_csv(), end="")
