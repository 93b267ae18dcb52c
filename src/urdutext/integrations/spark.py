"""Apache Spark: a DataFrame with a column of texts gets a nested column for each layer, by `mapInArrow`.

urdutext must be installed on the executors as well: the function goes to them by its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from ..pipeline import ALL_LAYERS, check_layers
from .arrow import annotate_batches, layer_type

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType, StructType


def annotate(frame: DataFrame, *, layers: Sequence[str] = ALL_LAYERS, **options: Any) -> DataFrame:
    """A DataFrame with a column for each of ``layers``; ``options`` are those of `arrow.annotate_batches`.

    Nothing is computed until the result is used. Raises ValueError when a column or layer does not exist.

        annotate(spark.read.parquet("corpus"), layers=["entities"]).write.parquet("annotated")
    """
    layers = check_layers(layers)
    for column in filter(None, (options.get("text", "text"), options.get("reference_date_column"))):
        if column not in frame.columns:
            raise ValueError(f"no column {column!r}; there are {', '.join(frame.columns)}")
    work = partial(annotate_batches, layers=layers, **options)
    return frame.mapInArrow(work, annotated_schema(frame.schema, layers))


def annotated_schema(schema: StructType, layers: Sequence[str] = ALL_LAYERS) -> StructType:
    """The Spark schema of the result: the input's, and a nullable column for each layer; a column of the
    input that has a layer's name is replaced where it stands."""
    from pyspark.sql.types import StructField, StructType

    fields = {field.name: field for field in schema.fields}
    fields.update({layer: StructField(layer, _spark_type(layer_type(layer))) for layer in layers})
    return StructType(list(fields.values()))


def _spark_type(arrow: pa.DataType) -> DataType:
    """The Spark type of a layer's column, whose Arrow type is of few kinds."""
    from pyspark.sql import types

    if pa.types.is_list(arrow):
        return types.ArrayType(_spark_type(arrow.value_type))
    if pa.types.is_struct(arrow):
        return types.StructType([types.StructField(field.name, _spark_type(field.type)) for field in arrow])
    if pa.types.is_int32(arrow):
        return types.IntegerType()
    return types.FloatType() if pa.types.is_float32(arrow) else types.StringType()
