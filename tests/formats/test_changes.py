"""The places of what normalization changed."""

from urdutext.formats.changes import ChangePlaces


class Counting(str):
    """A text that counts the characters that are looked through in it."""

    looked_through = 0

    def count(self, part, start=0, end=None):
        end = len(self) if end is None else end
        Counting.looked_through += end - start
        return super().count(part, start, end)

    def rfind(self, part, start, end):
        found = super().rfind(part, start, end)
        Counting.looked_through += end - max(found, start)
        return found


def places(text):
    changes = [("arabic_kaf", at, at + 1, "ك", "ک") for at, letter in enumerate(text) if letter == "ك"]
    format = ChangePlaces()
    lines = format.write(format.convert({"id": "a", "text": text, "changes": changes}, False)).splitlines()
    return [tuple(map(int, line.split(":")[1:3])) for line in lines]


def test_lines_and_columns_count_from_one():
    assert places("كا ك\n\nاك\nا\nك") == [(1, 1), (1, 4), (3, 2), (5, 1)]


def test_time_is_linear_in_the_length_of_a_line():
    text = Counting("ك " * 1000)
    assert places(text)[-1] == (1, 1999)
    assert Counting.looked_through <= 3 * len(text)
