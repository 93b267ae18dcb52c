"""What `urdutext dates` takes beside the shared options."""

import pytest

TEXT = "اسلام آباد، 20 اکتوبر 2014 (نامہ نگار) وزیر کل لاہور جائیں گے۔ 10 محرم کو تعطیل ہوگی۔ کام تین دن میں ہوگا۔\n"


def values(documents):
    return [date["value"] for document in documents for date in document["dates"]]


def test_a_documents_own_date_as_reference(shell):
    documents = shell.json("dates", "--reference-date", "document", input=TEXT)
    assert documents[0]["reference_date"] == "2014-10-20"
    assert values(documents) == ["2014-10-20", "2014-10-21", "2014-11-03~", "P3D"]


def test_a_reference_date_in_the_input_goes_before_the_documents_own(shell):
    line = '{"id": "a", "text": "لاہور، 20 اکتوبر 2014: وہ کل آئے گا۔", "reference_date": "2020-01-01"}\n'
    documents = shell.jsonl("dates", "--from", "jsonl", "--reference-date", "document", input=line)
    assert values(documents) == ["2014-10-20", "2020-01-02"]


def test_only_dates_within_days(shell):
    arguments = ("dates", "--reference-date", "document", "--from-date", "2014-10-21")
    assert values(shell.json(*arguments, input=TEXT)) == ["2014-10-21", "2014-11-03~"]
    assert values(shell.json(*arguments, "--to-date", "2014-10-31", input=TEXT)) == ["2014-10-21"]


def test_the_hijri_offset(shell):
    documents = shell.json("dates", "--reference-date", "document", "--hijri-offset", "1", input=TEXT)
    assert "2014-11-04~" in values(documents)


def test_a_wrong_day_is_wrong_usage(shell):
    assert "YYYY-MM-DD" in shell("dates", "--from-date", "20-10-2014", input=TEXT, status=2).stderr


@pytest.mark.parametrize(("command", "choices"), [("dates", "YYYY-MM-DD, today or document"), ("analyze", "YYYY-MM-DD or today")])
def test_a_wrong_reference_date_is_told_its_choices(shell, command, choices):
    error = shell(command, "--reference-date", "soon", input=TEXT, status=2).stderr
    assert f"no date 'soon': write {choices}" in error and error.count("\n") == 1
    assert "own reference_date goes before it" in " ".join(shell(command, "--help").stdout.split())


def test_days_the_wrong_way_round_are_wrong_usage(shell):
    error = shell("dates", "--from-date", "2014-10-31", "--to-date", "2014-10-21", input=TEXT, status=2).stderr
    assert "--from-date 2014-10-31 is later than --to-date 2014-10-21" in error and error.count("\n") == 1
    assert values(shell.json("dates", "--from-date", "2014-10-20", "--to-date", "2014-10-20", input=TEXT)) == ["2014-10-20"]
