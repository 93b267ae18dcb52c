from __future__ import annotations

import pytest

from urdutext.document import LOCALES
from urdutext.pipeline import ALL_LAYERS, analyze
from urdutext.timex.values import FISCAL_MONTHS


@pytest.mark.parametrize("layer", ALL_LAYERS)
@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"locale": "xx"}, "no locale 'xx': choose from ur-PK, ur-IN"),
        ({"reference_date": "soon"}, "written YYYY-MM-DD, not 'soon'"),
        ({"layers": ["sentence"]}, "no layer 'sentence'"),
    ],
)
def test_what_does_not_exist_is_told_whatever_the_layers(layer: str, wrong: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        analyze("وہ لاہور گیا۔", **{"layers": [layer], **wrong})  # type: ignore[arg-type]


def test_every_locale_has_its_fiscal_year() -> None:
    assert set(LOCALES) == set(FISCAL_MONTHS)
