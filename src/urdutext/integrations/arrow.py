"""Arrow record batches in, record batches out: the one function that every engine adapter calls.

A batch has a column of texts; out come all its columns and one nested column for each layer. Spark
(`mapInArrow`), Ray Data, DuckDB and Polars exchange data with Python as Arrow, so that thin adapters
(`spark`, `ray`, `duckdb`, `polars`, `datasets`) are all they need.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any

import pyarrow as pa

from ..document import LAYERS, attributes
from ..layer import Layer
from ..pipeline import ALL_LAYERS, annotate, check_layers

#: How much is annotated at a time: the layers of a text take some ten times its room, and an engine's
#: batch may hold ten thousand texts.
SLICE_ROWS = 256
SLICE_CHARACTERS = 1 << 20

_COLUMN_TYPES = {"start": pa.int32(), "end": pa.int32(), "score": pa.float32()}


def layer_type(layer: str) -> pa.DataType:
    """The Arrow type of a layer's column: a list of structs, offsets as int32 code points, half open.

    ``normalized`` is a string. Raises ValueError on a layer that does not exist.
    """
    if layer == "normalized":
        return pa.string()
    if layer not in LAYERS:
        raise ValueError(f"no layer {layer!r}: choose from {', '.join(ALL_LAYERS)}")
    return pa.list_(pa.struct([(name, _COLUMN_TYPES.get(name, pa.string())) for name in attributes(layer)]))


def annotated_schema(schema: pa.Schema, layers: Sequence[str] = ALL_LAYERS) -> pa.Schema:
    """The schema of `annotate_batches`' result: the input's, and a nullable column for each layer.

    A column of the input that has a layer's name is replaced where it stands.
    """
    for layer in layers:
        field = pa.field(layer, layer_type(layer))
        place = schema.get_field_index(layer)
        schema = schema.append(field) if place < 0 else schema.set(place, field)
    return schema


def annotate_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    layers: Sequence[str] = ALL_LAYERS,
    text: str = "text",
    reference_date: datetime.date | None = None,
    reference_date_column: str | None = None,
    locale: str = "ur-PK",
) -> Iterator[pa.RecordBatch]:
    """Record batches with a column for each of ``layers``; a long batch comes back in several, in order.

    ``text`` names the column of texts (string or large_string); a null text has null layers. Dates are
    resolved against ``reference_date``, or row by row against ``reference_date_column`` where it is not
    null. Raises ValueError when a column or layer does not exist, or a row's reference date is none.

    >>> import pyarrow as pa
    >>> batch = pa.record_batch({"text": ["وہ لاہور گیا۔", None]})
    >>> [result] = annotate_batches([batch], layers=["sentences"])
    >>> result["sentences"].to_pylist()
    [[{'start': 0, 'end': 13, 'text': 'وہ لاہور گیا۔'}], None]
    """
    layers = check_layers(layers)
    for batch in batches:
        for column in filter(None, (text, reference_date_column)):
            if column not in batch.schema.names:
                raise ValueError(f"no column {column!r}; there are {', '.join(batch.schema.names)}")
        for piece in _slices(batch, text):
            yield _annotated(piece, layers, text, reference_date, reference_date_column, locale)


def annotate_table(table: pa.Table, **options: Any) -> pa.Table:
    """A whole table with a column for each layer; ``options`` are those of `annotate_batches`."""
    schema = annotated_schema(table.schema, options.get("layers", ALL_LAYERS))
    return pa.Table.from_batches(annotate_batches(table.to_batches(), **options), schema)


def _slices(batch: pa.RecordBatch, text: str) -> Iterator[pa.RecordBatch]:
    first = size = 0
    for i, value in enumerate(batch.column(text).to_pylist()):
        size += len(value or "")
        if size >= SLICE_CHARACTERS or i + 1 - first >= SLICE_ROWS:
            yield batch.slice(first, i + 1 - first)
            first, size = i + 1, 0
    if first < batch.num_rows or not first:
        yield batch.slice(first)


def _annotated(
    batch: pa.RecordBatch,
    layers: Sequence[str],
    text: str,
    reference_date: datetime.date | None,
    reference_date_column: str | None,
    locale: str,
) -> pa.RecordBatch:
    texts = batch.column(text).to_pylist()
    references: list[Any] = [None] * len(texts)
    if reference_date_column is not None:
        references = batch.column(reference_date_column).to_pylist()
    rows = [i for i, value in enumerate(texts) if value is not None]
    documents: list[dict[str, Any]] = [{"text": texts[i], "reference_date": references[i]} for i in rows]
    annotate(documents, layers=layers, reference_date=reference_date, locale=locale)
    columns: dict[str, list[Any]] = {layer: [None] * len(texts) for layer in layers}
    for i, document in zip(rows, documents):
        for layer in layers:
            columns[layer][i] = document[layer]
    arrays = {name: batch.column(name) for name in batch.schema.names}
    arrays.update({layer: _column(layer, values) for layer, values in columns.items()})
    return pa.record_batch(list(arrays.values()), schema=annotated_schema(batch.schema, layers))


def _column(layer: str, values: list[Any]) -> pa.Array:
    """The values of one layer, a row each: None, or the same kind of value throughout (`Layer`, list, str)."""
    kind = layer_type(layer)
    layers = [value for value in values if isinstance(value, Layer)]
    if not layers:
        return pa.array(values, kind)
    ends = list(accumulate((len(value or ()) for value in values), initial=0))
    columns = [list(chain.from_iterable(parts)) for parts in zip(*(value.columns() for value in layers))]
    fields = [kind.value_type.field(number) for number in range(kind.value_type.num_fields)]
    spans = pa.StructArray.from_arrays([pa.array(c, field.type) for c, field in zip(columns, fields)], fields=fields)
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), spans, mask=pa.array([value is None for value in values]))
