"""DuckDB, with the real package."""

import pytest

duckdb = pytest.importorskip("duckdb")
pa = pytest.importorskip("pyarrow")

from urdutext.integrations.duckdb import register  # noqa: E402

from .corpus import LAYERS, REFERENCE_DATE, TEXTS, plain, wanted  # noqa: E402


@pytest.fixture(scope="module")
def connection():
    connection = duckdb.connect()
    register(connection, reference_date=REFERENCE_DATE)
    connection.register("corpus", pa.table({"n": range(len(TEXTS)), "text": TEXTS}))
    return connection


def test_a_function_for_each_layer(connection):
    calls = ", ".join(
        f"urdu_{'normalize' if layer == 'normalized' else layer}(text) AS {layer}" for layer in LAYERS
    )
    cursor = connection.execute(f"SELECT {calls} FROM corpus ORDER BY n")
    rows = [dict(zip(LAYERS, row)) for row in cursor.fetchall()]
    assert [plain(row) for row in rows] == wanted()


def test_names_are_counted_in_sql(connection):
    query = """
        SELECT name.text, name.label, count(*) FROM (SELECT unnest(urdu_entities(text)) AS name FROM corpus)
        WHERE name.text = 'لاہور' GROUP BY ALL
    """
    assert connection.execute(query).fetchall() == [("لاہور", "LOC", 50)]


def test_another_prefix():
    connection = duckdb.connect()
    register(connection, prefix="")
    assert connection.execute("SELECT normalize('كراچي'), sentences(NULL)").fetchall() == [("کراچی", None)]
