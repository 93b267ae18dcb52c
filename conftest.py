"""Doctests of modules that need a package which is not installed are left out."""

from importlib.util import find_spec

#: Module -> the packages that it imports when it is imported itself.
_NEEDS = {
    "src/urdutext/integrations/arrow.py": ["pyarrow"],
    "src/urdutext/integrations/datasets.py": ["pyarrow", "datasets"],
    "src/urdutext/integrations/duckdb.py": ["pyarrow", "duckdb"],
    "src/urdutext/integrations/polars.py": ["pyarrow", "polars"],
    "src/urdutext/integrations/ray.py": ["pyarrow", "ray"],
    "src/urdutext/integrations/spacy.py": ["spacy"],
    "src/urdutext/integrations/spark.py": ["pyarrow", "pyspark"],
}

collect_ignore = [module for module, needed in _NEEDS.items() if not all(map(find_spec, needed))]
