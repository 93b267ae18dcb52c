"""Hugging Face datasets: a Dataset with a column of texts gets a nested column for each layer, by a
batched `map`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import pyarrow as pa
from datasets import Dataset, DatasetDict, Features, IterableDataset, IterableDatasetDict

from .. import __version__
from ..pipeline import ALL_LAYERS, check_layers
from .arrow import annotate_table, annotated_schema

_AnyDataset = TypeVar("_AnyDataset", Dataset, DatasetDict, IterableDataset, IterableDatasetDict)


def annotate(
    dataset: _AnyDataset,
    *,
    layers: Sequence[str] = ALL_LAYERS,
    map_options: dict[str, Any] | None = None,
    **options: Any,
) -> _AnyDataset:
    """A dataset with a column for each of ``layers``; ``options`` are those of `arrow.annotate_batches`,
    ``map_options`` those of `datasets.Dataset.map`, such as ``{"num_proc": 4}``.

    The features are declared, so that a first batch without titles or dates does not decide the type of
    a column. The result has Python's own format, whichever the input had. Raises ValueError when a column or layer does not exist.
    """
    work = _Work(layers=check_layers(layers), version=__version__, **options)
    if isinstance(dataset, dict):
        parts = {name: annotate(part, layers=layers, map_options=map_options, **options) for name, part in dataset.items()}
        return type(dataset)(parts)
    settings = {"batched": True, "batch_size": 256, **(map_options or {})}
    if dataset.features is not None:
        schema = annotated_schema(dataset.features.arrow_schema.remove_metadata(), layers)
        settings["features"] = Features.from_arrow_schema(schema)
    return dataset.with_format("arrow").map(work, **settings).with_format(None)


class _Work:
    """What `map` calls. The version is part of what it pickles to, and with that of the cache's key: results
    that an older urdutext left in the cache are not taken for this one's."""

    def __init__(self, *, version: str, **options: Any) -> None:
        self.version = version
        self.options = options

    def __call__(self, table: pa.Table) -> pa.Table:
        return annotate_table(table, **self.options)
