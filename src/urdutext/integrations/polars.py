"""Polars: a DataFrame or LazyFrame with a column of texts gets a nested column for each layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import polars as pl
import pyarrow as pa

from ..pipeline import ALL_LAYERS, check_layers
from .arrow import annotate_table, layer_type

_Frame = TypeVar("_Frame", pl.DataFrame, pl.LazyFrame)


def annotate(frame: _Frame, *, layers: Sequence[str] = ALL_LAYERS, **options: Any) -> _Frame:
    """A frame with a column for each of ``layers``; ``options`` are those of `arrow.annotate_batches`.

    Of a LazyFrame nothing is computed until it is collected, and then a batch at a time where the engine
    streams. Raises ValueError when a column or layer does not exist.

    >>> frame = annotate(pl.DataFrame({"text": ["ایک۔ دو۔"]}), layers=["sentences"])
    >>> frame["sentences"].explode().struct.field("text").to_list()
    ['ایک۔', 'دو۔']
    """
    layers = check_layers(layers)

    def work(part: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame(annotate_table(part.to_arrow(), layers=layers, **options))

    if isinstance(frame, pl.DataFrame):
        return work(frame)
    return frame.map_batches(work, schema={**frame.collect_schema(), **layer_schema(layers)}, streamable=True)


def layer_schema(layers: Sequence[str] = ALL_LAYERS) -> dict[str, pl.DataType]:
    """The Polars type of each layer's column."""
    empty = pa.table({layer: pa.array([], layer_type(layer)) for layer in layers})
    return dict(pl.DataFrame(empty).schema)
