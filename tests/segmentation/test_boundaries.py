"""Sentence ends in text without stops."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from urdutext.segmentation import sentence_offsets, sentences
from urdutext.segmentation.boundaries import LONG, LONG_UNSTOPPED, log_odds, model

SENTENCES = [
    "ہم صبح سویرے گھر سے نکلے تھے",
    "راستے میں بارش شروع ہو گئی",
    "میرے بھائی نے چھتری خریدی",
    "دکان دار نے پیسے واپس کر دیے",
    "شام تک ہم لوگ تھک چکے تھے",
    "اگلے دن سب نے آرام کیا",
]
SPEECH = " ".join(SENTENCES)


def test_a_transcript_is_split_when_asked():
    found = {s.text for s in sentences(SPEECH, unpunctuated=True)}
    assert len(found & set(SENTENCES)) >= 4, found


def test_text_of_usual_length_is_left_to_the_rules():
    assert len(SPEECH) < LONG
    assert [s.text for s in sentences(SPEECH)] == [SPEECH]
    assert [s.text for s in sentences(SPEECH * 9, unpunctuated=False)] == [SPEECH * 9]


def test_text_that_is_too_long_for_a_sentence_is_split_unasked():
    text = " ".join([SPEECH] * 4)
    assert len(text) > LONG
    found = [s.text for s in sentences(text)]
    assert len(found) > 12
    assert set(found) & set(SENTENCES)


def test_punctuated_sentences_beside_it_stay():
    first = "یہ ایک عام جملہ ہے، جس میں فعل بھی ہے اور وقفہ بھی۔"
    assert sentences(f"{first}\n{' '.join([SPEECH] * 4)}")[0].text == first


def test_a_long_sentence_among_others_stays():
    sentence = "اس نے " + "، ".join(["گھر کا سب سے پرانا صندوق کھولا"] * 18) + "۔"
    assert LONG < len(sentence) < 2 * LONG
    text = " ".join(["وہ شام کو گھر آئی۔"] * 60)
    assert sentence in [s.text for s in sentences(f"{text} {sentence} {text}")]


def test_a_paragraph_that_ends_without_a_stop_is_taken_for_several_sooner():
    text = " ".join([SPEECH] * 3)
    assert LONG_UNSTOPPED < len(text) < LONG
    assert len(sentences(text)) > 8
    assert len(sentences(f"{text}۔")) == 1


def test_where_stops_are_lacking_a_call_is_no_end():
    text = f"{SPEECH} میرے دوست! اب ہم کیا کریں گے {SPEECH} {SPEECH}"
    assert not any(s.text.endswith("دوست!") for s in sentences(text, unpunctuated=True))


@pytest.mark.parametrize("cut", [1, 7, 4095, 4096, 4097, 9000])
def test_blocks_do_not_show(cut):
    words = SPEECH.split() * 400
    [whole] = log_odds([words])
    assert whole.shape == (len(words),)
    # What stands more than the network's reach away has no say, nor has another text.
    seen = cut + model().reach
    part, other = log_odds([words[:seen], words[7:]])
    np.testing.assert_allclose(part[:cut], whole[:cut], atol=1e-4)
    assert other.shape == (len(words) - 7,)


def test_no_text_has_no_odds():
    assert [len(odds) for odds in log_odds([[], ["گھر"], []])] == [0, 1, 0]
    assert log_odds([]) == []


@settings(max_examples=60, deadline=None)  # the first example loads the model
@given(st.text(st.sampled_from("ہے تھا ۔!\n،1aا\u200c\u064b\ud800"), max_size=80))
def test_nothing_is_lost(text):
    place = 0
    for start, end in sentence_offsets(text * 12, unpunctuated=True):
        assert place <= start < end
        assert not (text * 12)[place:start].strip()
        place = end
    assert not (text * 12)[place:].strip()
