"""Build ``segmentation/boundaries.npz``: where sentences end in text that has no stops.

    python training/segmentation/build_boundaries.py --data DIR --makhzan DIR [--epochs 6] [-o FILE]

Sentences of the treebank (6,480), of makhzan (203,000) and of newspapers and web news (16,000) lose their stops
and are put one after another in random order; the network learns where they met. Five hundred treebank
sentences are held out, a dozen at a time, for the figures it prints. Needs PyTorch (CPU); about ten minutes on two free cores.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import corpus
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from urdutext.segmentation import sentence_offsets
from urdutext.segmentation.boundaries import WORD, word_key

STOPS = frozenset("۔؟!.?")
SHARES = {"treebank": 0.3, "makhzan": 0.6, "news": 0.1}  # of the training text
WORDS_A_ROW, ROWS = 260, 64  # words a row, rows a step


def words_of(text: str) -> list[str]:
    return [word_key(word) for word in WORD.findall(text)]


def without_stop(words: list[str]) -> list[str]:
    while words and (words[-1] in STOPS or words[-1] in "\"”“'-"):
        words = words[:-1]
    return words


def sentences(lines: Iterable[str]) -> Iterator[list[str]]:
    for line in lines:
        for start, end in sentence_offsets(line, newline="join", unpunctuated=False):
            if line[end - 1] in STOPS:
                words = without_stop(words_of(line[start:end]))
                if 2 <= len(words) <= 80 and not STOPS.intersection(words):
                    yield words


class Network(nn.Module):
    def __init__(self, rows: int, size: int, hidden: int) -> None:
        super().__init__()
        self.vectors = nn.Embedding(rows, size, padding_idx=0)
        nn.init.normal_(self.vectors.weight, 0, 0.3)
        self.layer1 = nn.Conv1d(size, hidden, 7, padding=3)
        self.layer2 = nn.Conv1d(hidden, hidden, 5, padding=2)
        self.layer3 = nn.Conv1d(hidden, hidden, 5, padding=4, dilation=2)
        self.output = nn.Linear(hidden, 1)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        def drop(x: torch.Tensor) -> torch.Tensor:
            return F.dropout(x, 0.1, self.training)

        h = F.relu(self.layer1(drop(self.vectors(rows)).transpose(1, 2)))
        h = h + F.relu(self.layer2(drop(h)))
        h = h + F.relu(self.layer3(drop(h)))
        return self.output(drop(h.transpose(1, 2)))[:, :, 0]


def span_f1(net: Network, documents: list[tuple[list[int], set[int]]], threshold: float) -> float:
    correct = predicted = gold = 0
    net.eval()
    with torch.no_grad():
        for rows, ends in documents:
            odds = net(torch.tensor([rows]))[0].numpy()
            found = {i for i, value in enumerate(odds) if value > threshold} | {len(rows) - 1}
            a, b = _spans(ends), _spans(found)
            correct, predicted, gold = correct + len(a & b), predicted + len(b), gold + len(a)
    net.train()
    return 2 * correct / (predicted + gold)


def _spans(ends: set[int]) -> set[tuple[int, int]]:
    order = sorted(ends)
    return set(zip([-1, *order], order))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--makhzan", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--words", type=int, default=14_000, help="words with a vector of their own")
    parser.add_argument("--size", type=int, default=24, help="numbers in a vector")
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("-o", "--output", type=Path, default=Path("src/urdutext/segmentation/boundaries.npz"))
    arguments = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)

    treebank = [without_stop(corpus.parts(sentence)) for sentence in corpus.digest(arguments.data)]
    random.shuffle(treebank)
    held_out, treebank = treebank[:500], [words for words in treebank[500:] if len(words) > 1]
    pools = {
        "treebank": treebank,
        "makhzan": list(sentences(corpus.makhzan(arguments.makhzan))),
        "news": [s for name in ("newspapers", "web") for s in sentences(corpus.raw(arguments.data, name))],
    }
    counts = Counter(w for name, pool in pools.items() for s in pool for w in s * (3 if name == "treebank" else 1))
    words = [word for word, _ in counts.most_common(arguments.words)]
    rows = {word: i for i, word in enumerate(words, 1)}
    rare = Counter[str]()
    for word, count in counts.items():
        if word not in rows:
            rare[word[-3:]] += count
    endings = [ending for ending, _ in rare.most_common(2000)]
    ending_rows = {ending: i for i, ending in enumerate(endings, 1 + len(words))}
    unknown = 1 + len(words) + len(endings)

    def encode(sentence: list[str]) -> list[int]:
        return [rows.get(word) or ending_rows.get(word[-3:], unknown) for word in sentence]

    encoded = {name: [encode(s) for s in pool] for name, pool in pools.items()}
    documents = []
    for i in range(0, len(held_out) - 11, 12):
        text: list[int] = []
        ends = set()
        for sentence in held_out[i : i + 12]:
            text += encode(sentence)
            ends.add(len(text) - 1)
        documents.append((text, ends))

    net = Network(unknown + 1, arguments.size, arguments.hidden)
    steps = int(arguments.epochs * sum(map(len, pools["makhzan"])) / (ROWS * WORDS_A_ROW))
    optimizer = torch.optim.Adam(net.parameters(), 2e-3)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    for step in range(steps):
        x = torch.zeros(ROWS, WORDS_A_ROW, dtype=torch.long)
        y = torch.zeros(ROWS, WORDS_A_ROW)
        for row in range(ROWS):
            [name] = random.choices(list(SHARES), list(SHARES.values()))
            at = 0
            while at < WORDS_A_ROW:
                sentence = random.choice(encoded[name])
                end = min(at + len(sentence), WORDS_A_ROW)
                x[row, at:end] = torch.tensor(sentence[: end - at])
                if end == at + len(sentence):
                    y[row, end - 1] = 1
                at = end
        # The last words of a row may belong to a sentence that was cut: they teach nothing.
        loss = F.binary_cross_entropy_with_logits(net(x)[:, 9:-9], y[:, 9:-9])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 200 == 199 or step == steps - 1:
            figures = "  ".join(f"{t:+.1f}: {span_f1(net, documents, t):.3f}" for t in (-1.0, -0.5, 0.0))
            print(f"step {step + 1}/{steps}  loss {loss.item():.4f}  held-out span F1 by threshold  {figures}", flush=True)
    save(net, words, endings, arguments.output)


def save(net: Network, words: list[str], endings: list[str], path: Path) -> None:
    """Write the model: vectors as int8 with a scale a row, matrices as float16, strings as UTF-8."""
    vectors = net.vectors.weight.detach().numpy()
    vectors[0] = 0
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127 + 1e-8
    arrays = {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "endings": np.frombuffer("\n".join(endings).encode(), np.uint8),
        "vectors": np.round(vectors / scale).astype(np.int8),
        "scale": scale.astype(np.float16),
    }
    for i, layer in enumerate((net.layer1, net.layer2, net.layer3)):
        weight = layer.weight.detach().numpy()  # (after, before, width)
        arrays[f"matrix{i}"] = weight.transpose(2, 1, 0).reshape(-1, weight.shape[0]).astype(np.float16)
        arrays[f"bias{i}"] = layer.bias.detach().numpy()
    arrays["matrix3"] = net.output.weight.detach().numpy().T.astype(np.float16)
    arrays["bias3"] = net.output.bias.detach().numpy()
    np.savez_compressed(path, **arrays)


if __name__ == "__main__":
    main()
