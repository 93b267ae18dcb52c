"""pandas: which names stand in the news together with which place, as a table of counts.

    urdutext entities -f csv --skip-boilerplate *.txt > names.csv
    python names_pandas.py names.csv
"""

import sys

import pandas as pd


def together(names: pd.DataFrame) -> pd.DataFrame:
    """How many documents hold both a person and a place, with people as rows and places as columns."""
    # One spelling for each name, where the text has several.
    names["name"] = names["norm"].fillna(names["text"])
    each = names[["document", "name", "label"]].drop_duplicates()
    people = each[each["label"] == "PER"]
    places = each[each["label"] == "LOC"]
    pairs = people.merge(places, on="document", suffixes=("_person", "_place"))
    return pd.crosstab(pairs["name_person"], pairs["name_place"])


if __name__ == "__main__":
    print(together(pd.read_csv(sys.argv[1])).to_csv(), end="")
