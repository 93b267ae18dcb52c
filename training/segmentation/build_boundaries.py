"""Build ``segmentation/boundaries.npz``: where sentences end in text that has no stops.

    python training/segmentation/build_boundaries.py --data DIR --makhzan DIR [-o FILE]

Sentences of the treebank, of makhzan and of newspapers and web news lose their stops and are put one after
another; a network of convolutions over words learns where they met and, from the treebank, what part of speech
each word is, which tells it finite verbs from others. Five hundred treebank sentences are held out, a dozen at a
time, for the figures it prints. Needs PyTorch; one thread is used.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import corpus
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from urdutext.segmentation import sentence_offsets
from urdutext.segmentation.boundaries import WORD, word_key

STOPS = frozenset("۔؟!.?")
CLOSING = frozenset("\"”“'-")
# Words a row and rows a step.
ROW, ROWS = 256, 32
# What the training text is made of: more of the treebank, and the network knows its sentences by heart.
SHARES = {"treebank": 0.15, "prose": 0.7, "news": 0.15}
# In posts that lack ۔, a ؟ or ! still ends many a sentence: so many of those that do so in prose are left there.
MARKS_LEFT = 0.3
# So many words are known by their ending alone, in training, as a new word is.
WORDS_HIDDEN = 0.1
# What the parts of speech count for beside the ends.
TAGS = 0.3
DROP = 0.15
HELD_OUT = 500
# So many words at each edge of a row lack their context.
EDGE = 12


class Sentence(NamedTuple):
    words: list[str]  # as `word_key` gives them, without the stop
    tags: list[str]  # of the treebank; "" elsewhere
    mark: str  # ؟ or ! that stood at its end


def without_stop(words: list[str]) -> list[str]:
    while words and (words[-1] in STOPS or words[-1] in CLOSING):
        words = words[:-1]
    return words


def treebank(data: Path) -> list[Sentence]:
    """Its sentences, with compounds and marks parted as the model parts them: '' is two marks to it."""
    found = []
    for sentence in corpus.digest(data):
        pairs = [
            (word_key(part), tag) for word, tag in sentence for part in WORD.findall(word.replace("\u200c", " "))
        ]
        words = without_stop([word for word, _ in pairs])
        if len(words) > 1:
            found.append(Sentence(words, [tag for _, tag in pairs[: len(words)]], ""))
    return found


def sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    for line in lines:
        for start, end in sentence_offsets(line, newline="join", unpunctuated=False):
            if line[end - 1] in STOPS:
                words = without_stop([word_key(word) for word in WORD.findall(line[start:end])])
                if 2 <= len(words) <= 80:
                    yield Sentence(words, [""] * len(words), line[end - 1] if line[end - 1] in "؟!" else "")


class Words(NamedTuple):
    """The numbers of words, and of endings of three, two and one letters."""

    words: dict[str, int]
    endings: tuple[dict[str, int], ...]

    def ending_rows(self, word: str) -> list[int]:
        return [table.get(word[-size:], 0) if len(word) >= size else 0 for size, table in zip((3, 2, 1), self.endings)]

    def rows(self, words: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """The numbers of the words, and (words, 3) of their endings."""
        return np.array([self.words.get(word, 0) for word in words]), np.array([self.ending_rows(word) for word in words])


def number_words(pools: dict[str, list[Sentence]], size: int) -> Words:
    counts = Counter[str]()
    for name, pool in pools.items():
        for word, count in Counter(word for sentence in pool for word in sentence.words).items():
            counts[word] += count * (3 if name == "treebank" else 1)
    words = [word for word, _ in counts.most_common(size)]
    endings = []
    for letters, most in ((3, 3000), (2, 800), (1, 60)):
        found = Counter[str]()
        for word in counts:  # types, not tokens: an ending is for words that are rare
            if len(word) >= letters:
                found[word[-letters:]] += 1
        endings.append({ending: i for i, (ending, n) in enumerate(found.most_common(most), 1) if n > 1})
    return Words({word: i for i, word in enumerate(words, 1)}, tuple(endings))


class Encoded(NamedTuple):
    """A pool as flat columns; ``start`` has where each sentence begins, and the end of the last."""

    rows: np.ndarray  # number of the word, 0 for an unknown one
    endings: np.ndarray  # (words, 3)
    tags: np.ndarray  # -1 for none
    start: np.ndarray
    marks: np.ndarray  # the row of the mark that ended each sentence, 0 for none


def encode(pool: list[Sentence], words: Words, tags: dict[str, int]) -> Encoded:
    distinct: dict[str, int] = {}
    flat = np.array([distinct.setdefault(word, len(distinct)) for sentence in pool for word in sentence.words])
    rows, endings = words.rows(list(distinct))
    return Encoded(
        rows[flat].astype(np.int32),
        endings[flat].astype(np.int32),
        np.array([tags.get(tag, -1) for sentence in pool for tag in sentence.tags], np.int16),
        np.cumsum([0] + [len(sentence.words) for sentence in pool]),
        np.array([words.words[sentence.mark] if sentence.mark else 0 for sentence in pool], np.int32),
    )


def rows_of(pool: Encoded, mark_endings: dict[int, list[int]], chance: np.random.Generator) -> Iterator[tuple[np.ndarray, ...]]:
    """Rows without end: sentences in random order and, every other pass, half a dozen as they followed each other.

    Each is (numbers of words, endings, tags, 1 where a sentence ends).
    """
    count = len(pool.start) - 1
    together = 1
    while True:
        blocks = chance.permutation(-(-count // together))
        order = [s for b in blocks.tolist() for s in range(b * together, min(count, (b + 1) * together))]
        # A pass over the makhzan pool is cut into pieces that are small enough to put together at once.
        for piece in range(0, len(order), 20_000):
            rows, endings, tags, ends = [], [], [], []
            for s in order[piece : piece + 20_000]:
                a, b = pool.start[s], pool.start[s + 1]
                end = np.zeros(b - a, np.float32)
                rows.append(pool.rows[a:b])
                endings.append(pool.endings[a:b])
                tags.append(pool.tags[a:b])
                mark = int(pool.marks[s])
                if mark and chance.random() < MARKS_LEFT:
                    rows.append(np.array([mark], np.int32))
                    endings.append(np.array([mark_endings[mark]], np.int32))
                    tags.append(np.array([-1], np.int16))
                    end = np.append(end, np.float32(0))
                end[-1] = 1
                ends.append(end)
            columns = [np.concatenate(column) for column in (rows, endings, tags, ends)]
            for at in range(0, len(columns[0]) - ROW + 1, ROW):
                yield tuple(column[at : at + ROW] for column in columns)
        together = 7 - together


class Network(nn.Module):
    """The vectors of a word and its endings, added; then layers of (width, step) with residuals; ends and tags.

    Normalization by the batch, which is folded into the matrices when the model is written.
    """

    LAYERS = ((5, 1), (3, 1), (3, 2), (3, 4), (3, 8), (3, 1))

    def __init__(self, words: Words, size: int, hidden: int, tags: int) -> None:
        super().__init__()
        tables = [len(words.words), *map(len, words.endings)]
        self.vectors = nn.ModuleList(nn.Embedding(n + 1, size) for n in tables)
        for table in self.vectors:
            nn.init.normal_(table.weight, 0, 0.15)
        self.layers = nn.ModuleList(
            nn.Linear(width * (hidden if i else size), hidden) for i, (width, _) in enumerate(self.LAYERS)
        )
        self.norms = nn.ModuleList(nn.BatchNorm1d(hidden) for _ in self.LAYERS)
        self.output = nn.Linear(hidden, 1)
        self.tag = nn.Linear(hidden, tags)

    def hidden(self, rows: torch.Tensor, endings: torch.Tensor) -> torch.Tensor:
        count, length = rows.shape
        h = self.vectors[0](rows) + sum(table(endings[:, :, i]) for i, table in enumerate(self.vectors[1:]))
        for i, (width, step) in enumerate(self.LAYERS):
            x = _side_by_side(F.dropout(h, DROP, self.training), width, step)
            x = self.norms[i](self.layers[i](x).reshape(count * length, -1)).view(count, length, -1)
            h = h + F.relu(x) if i else F.relu(x)
        return F.dropout(h, DROP, self.training)

    def forward(self, rows: torch.Tensor, endings: torch.Tensor) -> torch.Tensor:
        return self.output(self.hidden(rows, endings))[..., 0]


def _side_by_side(h: torch.Tensor, width: int, step: int) -> torch.Tensor:
    reach = width // 2 * step
    padded = F.pad(h, (0, 0, reach, reach))
    return torch.cat([padded[:, i * step : i * step + h.shape[1]] for i in range(width)], 2)


class Text(NamedTuple):
    """Sentences without stops, one after another, and the places of their last words."""

    words: list[str]
    ends: set[int]


def held_out_texts(sentences: list[Sentence], orders: int = 4) -> list[Text]:
    """A dozen sentences at a time, in several orders, so that what stands beside a sentence weighs less."""
    found = []
    chance = random.Random(5)
    for _ in range(orders):
        chance.shuffle(sentences)
        for at in range(0, len(sentences) - 11, 12):
            dozen = [sentence.words for sentence in sentences[at : at + 12]]
            words = [word for sentence in dozen for word in sentence]
            found.append(Text(words, set((np.cumsum([len(sentence) for sentence in dozen]) - 1).tolist())))
    return found


def figures(net: Network, words: Words, texts: list[Text]) -> str:
    """F1 of the spans of sentences, by the log odds from which a word ends one."""
    net.eval()
    odds = []
    with torch.no_grad():
        for text in texts:
            rows, endings = map(torch.from_numpy, words.rows(text.words))
            odds.append(net(rows[None], endings[None])[0].numpy())
    return "  ".join(f"{t:+.2f}: {_span_f1(odds, texts, t):.3f}" for t in (-0.25, 0.0, 0.25, 0.5))


def _span_f1(odds: list[np.ndarray], texts: list[Text], threshold: float) -> float:
    correct = predicted = gold = 0
    for values, text in zip(odds, texts, strict=True):
        a = _spans(text.ends)
        b = _spans(set((values > threshold).nonzero()[0].tolist()) | {len(values) - 1})
        correct, predicted, gold = correct + len(a & b), predicted + len(b), gold + len(a)
    return 2 * correct / (predicted + gold)


def _spans(ends: set[int]) -> set[tuple[int, int]]:
    order = sorted(ends)
    return set(zip([-1, *order], order))


def train(pools: dict[str, Encoded], words: Words, tags: int, texts: list[Text], options: argparse.Namespace) -> Network:
    torch.manual_seed(1)
    chance = np.random.default_rng(1)
    marks = {words.words[mark]: words.ending_rows(mark) for mark in "؟!"}
    streams = {name: rows_of(pool, marks, chance) for name, pool in pools.items()}
    net = Network(words, options.size, options.hidden, tags)
    mean = copy.deepcopy(net)  # of the last thousand steps or so: it does better than any one of them
    steps = int(options.million_words * 1e6 / (ROW * ROWS))
    optimizer = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, options.rate, total_steps=steps, pct_start=0.05)
    began = time.process_time()
    for step in range(steps):
        names = chance.choice(list(SHARES), ROWS, p=list(SHARES.values()))
        columns = [np.stack(column) for column in zip(*(next(streams[name]) for name in names))]
        columns[0] = np.where(chance.random(columns[0].shape) < WORDS_HIDDEN, 0, columns[0])
        rows, endings, tagged_as, ends = map(torch.from_numpy, columns)
        with torch.autocast("cpu", torch.bfloat16):
            h = net.hidden(rows, endings)
            odds = net.output(h)[..., 0].float()
            # A sentence that is cut at the edge of a row teaches nothing there.
            loss = F.binary_cross_entropy_with_logits(odds[:, EDGE:-EDGE], ends[:, EDGE:-EDGE])
            tagged = tagged_as >= 0
            if tagged.any():
                known = F.cross_entropy(net.tag(h[tagged]).float(), tagged_as[tagged].long())
                loss = loss + TAGS * tagged.float().mean() * known
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        with torch.no_grad():
            for a, b in zip(mean.state_dict().values(), net.state_dict().values(), strict=True):
                if a.dtype.is_floating_point:
                    a.lerp_(b, max(0.002, 9 / (10 + step)))
        if step % 250 == 249 or step == steps - 1:
            seconds = time.process_time() - began
            print(f"step {step + 1}/{steps}  {seconds:.0f} s  loss {loss.item():.4f}  held-out span F1 by threshold  {figures(mean, words, texts)}", flush=True)
    return mean.eval()


def save(net: Network, words: Words, path: Path) -> None:
    """Write the model: vectors as int8 with a scale a row, matrices as float16, strings as UTF-8.

    A row of vectors is that of a word and its endings together; words that are not listed have the row of the
    longest ending that is.
    """
    tables = [table.weight.detach().numpy() for table in net.vectors]

    def vector(word: str, own: int) -> np.ndarray:
        return tables[0][own] + sum(table[row] for table, row in zip(tables[1:], words.ending_rows(word)))

    endings = [ending for table in words.endings for ending in table]
    vectors = np.stack(
        [
            np.zeros(tables[0].shape[1], np.float32),
            *(vector(word, own) for word, own in words.words.items()),
            *(vector(ending.rjust(3), 0) for ending in endings),
            vector("   ", 0),
        ]
    )
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127 + 1e-8
    arrays = {
        "words": np.frombuffer("\n".join(words.words).encode(), np.uint8),
        "endings": np.frombuffer("\n".join(endings).encode(), np.uint8),
        "vectors": np.round(vectors / scale).astype(np.int8),
        "scale": scale.astype(np.float16),
        "layers": np.array(net.LAYERS, np.uint8),
    }
    for i, (layer, norm) in enumerate(zip(net.layers, net.norms)):
        factor = norm.weight.detach() / torch.sqrt(norm.running_var + norm.eps)
        arrays[f"matrix{i}"] = (layer.weight.detach() * factor[:, None]).T.numpy().astype(np.float16)
        arrays[f"bias{i}"] = ((layer.bias.detach() - norm.running_mean) * factor + norm.bias.detach()).numpy()
    arrays["output"] = net.output.weight.detach().numpy()[0].astype(np.float16)
    arrays["output_bias"] = net.output.bias.detach().numpy()
    np.savez_compressed(path, **arrays)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--makhzan", type=Path, required=True)
    parser.add_argument("--words", type=int, default=16_000, help="words with a vector of their own")
    parser.add_argument("--size", type=int, default=48, help="numbers in a vector")
    parser.add_argument("--hidden", type=int, default=96, help="units of a layer")
    parser.add_argument("--million-words", type=float, default=8, help="how much text to train on")
    parser.add_argument("--rate", type=float, default=4e-3, help="the highest learning rate")
    parser.add_argument("-o", "--output", type=Path, default=Path("src/urdutext/segmentation/boundaries.npz"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    tagged = treebank(arguments.data)
    random.Random(1).shuffle(tagged)
    pools = {
        "treebank": tagged[HELD_OUT:],
        "prose": list(sentences(corpus.makhzan(arguments.makhzan))),
        "news": [s for name in ("newspapers", "web") for s in sentences(corpus.raw(arguments.data, name))],
    }
    words = number_words(pools, arguments.words)
    names = sorted({tag for sentence in tagged for tag in sentence.tags})
    tags = {name: i for i, name in enumerate(names)}
    columns = {name: encode(pool, words, tags) for name, pool in pools.items()}
    del pools
    net = train(columns, words, len(tags), held_out_texts(tagged[:HELD_OUT]), arguments)
    save(net, words, arguments.output)


if __name__ == "__main__":
    main()
