"""DuckDB: SQL functions over a column of texts, such as ``urdu_entities(text)``."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

import pyarrow as pa

from ..pipeline import ALL_LAYERS
from .arrow import annotate_batches, layer_type

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Layer -> the SQL function's name: urdu_normalize is named like the command, the others like the layer.
_NAMES = {"normalized": "normalize"}


def register(
    connection: DuckDBPyConnection,
    *,
    prefix: str = "urdu_",
    reference_date: datetime.date | None = None,
    locale: str = "ur-PK",
) -> None:
    """Create a SQL function for each layer: ``urdu_normalize`` gives a VARCHAR, ``urdu_sentences``,
    ``urdu_tokens``, ``urdu_words``, ``urdu_dates`` and ``urdu_entities`` lists of structs. NULL gives NULL.

    Dates are resolved against ``reference_date``.

    >>> import duckdb
    >>> connection = duckdb.connect()
    >>> register(connection)
    >>> connection.sql("SELECT unnest(urdu_sentences('ایک۔ دو۔')).text").fetchall()
    [('ایک۔',), ('دو۔',)]
    """
    import duckdb

    for layer in ALL_LAYERS:
        connection.create_function(
            prefix + _NAMES.get(layer, layer),
            _function(layer, reference_date, locale),
            [duckdb.sqltype("VARCHAR")],
            duckdb.sqltype(_sql_type(layer_type(layer))),
            type="arrow",  # type: ignore[arg-type, unused-ignore]
        )


def _function(
    layer: str, reference_date: datetime.date | None, locale: str
) -> Callable[[pa.ChunkedArray], pa.ChunkedArray]:
    # A closure, not a partial: DuckDB counts the parameters.
    def annotate(texts: pa.ChunkedArray) -> pa.ChunkedArray:
        batches = pa.table({"text": texts}).to_batches()
        done = annotate_batches(batches, layers=[layer], reference_date=reference_date, locale=locale)
        return pa.chunked_array([batch[layer] for batch in done], layer_type(layer))

    return annotate


def _sql_type(arrow: pa.DataType) -> str:
    """The SQL type of a layer's column, whose Arrow type is of few kinds."""
    if pa.types.is_list(arrow):
        return _sql_type(arrow.value_type) + "[]"
    if pa.types.is_struct(arrow):
        return "STRUCT(" + ", ".join(f'"{field.name}" {_sql_type(field.type)}' for field in arrow) + ")"
    if pa.types.is_int32(arrow):
        return "INTEGER"
    return "FLOAT" if pa.types.is_float32(arrow) else "VARCHAR"
