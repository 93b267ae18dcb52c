"""Every shipped data file has a row that says where it is from, and every row a file."""

from pathlib import Path

import pytest

import urdutext
from urdutext.resources import ResourceError, read_table, read_text, resources

PACKAGE = Path(urdutext.__file__).parent


def test_every_data_file_has_a_row_and_every_row_a_file():
    files = {
        str(path.relative_to(PACKAGE).as_posix())
        for path in PACKAGE.rglob("*")
        if path.is_file()
        and path.suffix not in (".py", ".pyc")
        and path.name not in ("py.typed", "RESOURCES.tsv")
        and not any(part.startswith(".") for part in path.relative_to(PACKAGE).parts)  # caches of tools
    }
    assert files == {row.file for row in resources()}


def test_rows_are_whole_and_no_licence_forbids_shipping():
    for row in resources():
        assert row.source and row.licence and row.built_by
        assert "GPL" not in row.licence and "NC" not in row.licence.replace("INC", "")


def test_a_missing_resource_is_named():
    with pytest.raises(ResourceError, match=r"no/such\.tsv: missing"):
        read_text("no/such.tsv")


def test_tables_have_as_many_cells_as_their_heading():
    for row in resources():
        if row.file.endswith(".tsv"):
            heading = read_text(row.file).split("\n")[0].split("\t")
            assert {len(cells) for cells in read_table(row.file)} == {len(heading)}, row.file
