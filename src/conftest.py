"""Doctests of modules that need a package which is not installed are left out."""

from importlib.util import find_spec

#: Module -> the packages that it imports when it is imported itself.
_NEEDS = {
    "urdutext/integrations/arrow.py": ["pyarrow"],
    "urdutext/integrations/datasets.py": ["pyarrow", "datasets"],
    "urdutext/integrations/duckdb.py": ["pyarrow", "duckdb"],
    "urdutext/integrations/polars.py": ["pyarrow", "polars"],
    "urdutext/integrations/ray.py": ["pyarrow", "ray"],
    "urdutext/integrations/spacy.py": ["spacy"],
    "urdutext/integrations/spark.py": ["pyarrow", "pyspark"],
}

collect_ignore = [module for module, needed in _NEEDS.items() if not all(map(find_spec, needed))]
