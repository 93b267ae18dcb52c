"""urdutext inside other programs' pipelines: Arrow (and through it Spark, Ray, DuckDB, Polars) and spaCy.

Each module needs the package it is named after; importing it without that package raises ImportError.
"""
