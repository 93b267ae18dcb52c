"""Ray Data: a Dataset with a column of texts gets a nested column for each layer.

urdutext must be installed on the workers as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..pipeline import ALL_LAYERS, check_layers
from .arrow import annotate_table

if TYPE_CHECKING:
    from ray.data import Dataset


def annotate(dataset: Dataset, *, layers: Sequence[str] = ALL_LAYERS, **options: Any) -> Dataset:
    """A Dataset with a column for each of ``layers``; ``options`` are those of `arrow.annotate_batches`.

    Nothing is computed until the result is used. Raises ValueError on a layer that does not exist; that a
    column does not exist shows when the result is used.

        annotate(ray.data.read_parquet("corpus"), layers=["entities"]).write_parquet("annotated")
    """
    arguments = {"layers": check_layers(layers), **options}
    return dataset.map_batches(annotate_table, batch_format="pyarrow", fn_kwargs=arguments)
