"""Build the packaged tagger from marked and unmarked text, on two cores.

    python training/entities/build.py --data DIR --makhzan GIT_DIR --work DIR -o src/urdutext/ner/model.npz

1  names             the lists of names, by class, compiled to hashes
2  vectors.npz       vectors of runs of letters and of words, from all text
3  teacher-*.pt      two wide networks, trained on the marked text with names replaced
4  silver-*.npy      how probable each of them finds the labels of the unmarked text
5  student.pt        the small network that ships, trained on both
6  the model         8-bit tables, 16-bit layers; scores calibrated on the held-out documents

What is in --work already is not made again. The measuring files (--measured) are never trained on; texts
that repeat them are left out.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import pathlib
import pickle
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import corpus
import numpy as np
import torch
import vectors
from augment import Augmenter
from corpus import LABELS, Text, Vocabulary, Words, spans
from gazetteer import compile_names, rows
from network import Tagger

from urdutext.ner.features import NAME_CLASSES, PHRASE_CLASSES, word_hash, word_key
from urdutext.ner.names import Names
from urdutext.ner.network import GAP
from urdutext.ner.tagger import FORMAT
from urdutext.ner.training import allowed

TEACHER = {"hidden": 224, "last": 224, "memory": 64, "width": 2, "epochs": 6, "gold_epochs": 0, "batch": 3000, "rate": 2e-3, "dropout": 0.35, "unknown": 0.3, "nameless": 0.15, "replace": 0.3, "seed": 2}
TEACHERS = {"a": TEACHER, "b": TEACHER | {"unknown": 0.4, "replace": 0.4, "seed": 3}}
STUDENT = {"hidden": 96, "last": 96, "memory": 48, "width": 2, "epochs": 8, "gold_epochs": 2, "silver_words": 1_000_000, "batch": 3000, "rate": 2.5e-3, "dropout": 0.15, "unknown": 0.35, "nameless": 0.15, "replace": 0.3, "seed": 9}
SILVER_WEIGHT = 0.6
MAKHZAN_LETTERS = 7_500_000
GATE_MISSES = 0.0002  # of the words of names
GATE_TEXTS = 12_000
COMMON = 200  # so many most frequent words are not remembered within a document


def log(message: str) -> None:
    print(time.strftime("%H:%M:%S"), message, file=sys.stderr, flush=True)


class Data:
    """Everything that is trained on, as numbers."""

    def __init__(self, data: pathlib.Path, makhzan: pathlib.Path, measured: Sequence[pathlib.Path], work: pathlib.Path):
        counted = rows(data / "segmentation" / "word-frequency.tsv")
        common = frozenset(word_key(word) for word, *_ in counted[:300])
        self.names = Names.compile(compile_names(data / "names", common))
        saved = work / "texts.pickle"
        if not saved.exists():
            vocabulary = Vocabulary()
            runs: set[tuple[int, ...]] = set()
            for file in measured:
                for text in corpus.encode(corpus.read_jsonl(file), vocabulary, "measured", part_at_gold=False):
                    runs |= corpus.shingles(text.words)
            gold = [
                text
                for name in corpus.MARKED
                for text in corpus.without_copies(corpus.encode(corpus.read_jsonl(data / "entities" / f"{name}.jsonl"), vocabulary, name), runs)
            ]
            prose = []
            size = 0
            for _, text in corpus.makhzan(makhzan):
                prose.append(text[:6000])
                size += len(prose[-1])
                if size > MAKHZAN_LETTERS:
                    break
            plain = ({"id": n, "text": text} for n, text in enumerate(itertools.chain(corpus.unmarked(data), prose)))
            silver = list(corpus.without_copies(corpus.encode(plain, vocabulary, "raw"), runs))
            # The augmenter's words get their numbers before the vectors are made.
            Augmenter(data / "names", vocabulary)
            here = pathlib.Path(__file__).parent
            written = (text for file in sorted((here / "written").glob("*.txt")) for text in corpus.encode(corpus.written(file), vocabulary, f"written-{file.stem}"))
            apart = corpus.encode(corpus.marked_apart(here / "marks.tsv", data, makhzan), vocabulary, "apart")
            own = list(corpus.without_copies(itertools.chain(written, apart), runs))
            with saved.open("wb") as file:  # our own scratch file, read back by this script alone
                pickle.dump((vocabulary, gold, silver, own), file)
        with saved.open("rb") as file:
            self.vocabulary, self.gold, self.silver, self.own = pickle.load(file)
        log(f"{len(self.gold)} marked texts, {len(self.silver)} unmarked")
        tokens = work / "tokens.txt"
        if not tokens.exists() and not (work / "vectors.npz").exists():
            marked = (d["text"] for name in (*corpus.MARKED, "il-ner") for d in corpus.read_jsonl(data / "entities" / f"{name}.jsonl"))
            prose = (text for _, text in corpus.makhzan(makhzan))
            vectors.write_tokens(itertools.chain(corpus.unmarked(data), marked, prose), tokens)
        self.buckets, self.vectors = vectors.train(tokens, work)
        log("vectors are there")
        self.augmenter = Augmenter(data / "names", self.vocabulary)
        table = vectors.of_words(self.vocabulary.keys, self.buckets, self.vectors)
        self.words = Words(self.vocabulary, self.names, table, vectors.SUBWORD_SIZE)
        for text in (*self.gold, *self.own):
            self.words.prepare(text)
        self.training = [*(text for text in self.gold if not text.held_out), *self.own]
        counts = np.zeros(len(self.vocabulary.keys), np.int64)
        for text in self.training:
            np.add.at(counts, text.words, 1)
        self.counts = counts
        self.forgotten = self.words.short.copy()
        self.forgotten[np.argsort(-counts, kind="stable")[:COMMON]] = True

    def known(self, silver: Sequence[Text] = ()) -> np.ndarray:
        """Row numbers of the words that get a vector of their own to learn; 0 for the others."""
        counts = self.counts.copy()
        for text in silver:
            np.add.at(counts, text.words, 1)
        chosen = np.flatnonzero((self.counts >= 2) | (counts >= 6))
        known = np.zeros(len(counts), np.int64)
        known[chosen] = np.arange(1, len(chosen) + 1)
        return known

    def batch(self, texts: Sequence[Text], known: np.ndarray, unknown: float = 0.0, nameless: float = 0.0) -> dict[str, Any]:
        """Texts one after the other with gaps between them.

        While training, `unknown` is the share of (rare) words that are taken as if never seen, `nameless`
        that of words and of texts for which the lists of names are silent.
        """
        w = self.words
        size = sum(len(text.words) + GAP for text in texts)
        words, real = np.zeros(size, np.int64), np.zeros(size, np.float32)
        labels, groups = np.zeros((size, len(LABELS)), np.float32), np.zeros(size, np.int64)
        flags = np.zeros((size, texts[0].flags.shape[1]), np.float32)
        pieces, at = [], 0
        for number, text in enumerate(texts, 1):
            rows = slice(at, at + len(text.words))
            words[rows], real[rows], flags[rows] = text.words, 1, text.flags
            labels[rows] = np.eye(len(LABELS))[text.labels]
            if nameless and random.random() < nameless:
                flags[rows, : 3 * PHRASE_CLASSES] = 0
            groups[rows] = np.where(self.forgotten[text.words], 0, number << 32 | text.words.astype(np.int64))
            pieces.extend((at + low, at + high) for low, high in text.pieces)
            at += len(text.words) + GAP
        distinct, words = np.unique(words, return_inverse=True)
        _, groups = np.unique(np.append(groups, 0), return_inverse=True)
        own, table, names = known[distinct].copy(), w.vectors[distinct], w.flags[distinct]
        if unknown:
            chance = unknown * np.minimum(1, 3 / np.sqrt(np.maximum(self.counts[distinct], 1)))
            table[np.random.rand(len(distinct)) < chance, w.subword_size :] = 0
            own[np.random.rand(len(distinct)) < np.maximum(0.2, 2 * chance)] = 0
            names[np.random.rand(len(distinct)) < nameless, : len(NAME_CLASSES)] = 0
        longest = max(high - low for low, high in pieces)
        places, mask = np.zeros((len(pieces), longest), np.int64), np.zeros((len(pieces), longest), bool)
        for row, (low, high) in enumerate(pieces):
            places[row, : high - low], mask[row, : high - low] = np.arange(low, high), True
        starts = np.concatenate([[0], np.cumsum(w.affix_counts[distinct])[:-1]])
        arrays = {
            "vectors": table,
            "names": names,
            "known": own,
            "words": words,
            "affixes": np.concatenate([w.affixes[w.affix_starts[i] : w.affix_starts[i + 1]] for i in distinct]),
            "affix_starts": starts,
            "real": real,
            "flags": flags,
            "groups": groups[:-1],
            "places": places,
            "mask": mask,
            "targets": labels[places] * mask[:, :, None],
        }
        return {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in arrays.items()}


def batches(texts: Sequence[Text], size: int) -> Iterator[list[Text]]:
    batch: list[Text] = []
    words = 0
    for text in texts:
        if batch and words + len(text.words) > size:
            yield batch
            batch, words = [], 0
        batch.append(text)
        words += len(text.words)
    if batch:
        yield batch


def new_network(data: Data, settings: dict[str, Any], known: np.ndarray) -> Tagger:
    return Tagger(
        data.words.vectors.shape[1] + data.words.flags.shape[1],
        data.gold[0].flags.shape[1],
        int(known.max()) + 1,
        settings["hidden"],
        settings["last"],
        settings["memory"],
        settings["width"],
        settings["dropout"],
    )


def with_repaired_spaces(text: Text) -> Text:
    """Now and then, a text as if spaces had been missing in it and repaired: flags of place say so."""
    if random.random() < 0.85:
        return text
    flags = text.flags.copy()
    joined = np.flatnonzero(np.random.rand(len(flags)) < 0.2)
    joined = joined[joined > 0]
    flags[joined, 3 * PHRASE_CLASSES] = 1
    flags[joined - 1, 3 * PHRASE_CLASSES + 1] = 1
    return Text(text.source, text.words, text.labels, flags, pieces=text.pieces)


def prepared(
    data: Data, todo: Sequence[tuple[list[Text], float]], known: np.ndarray, settings: dict[str, Any]
) -> Iterator[tuple[dict[str, torch.Tensor], float]]:
    """Batches as numbers with their weights; the next one is made ready while one is learnt from."""

    def make(texts: list[Text]) -> dict[str, torch.Tensor]:
        return data.batch(texts, known, settings["unknown"], settings["nameless"])

    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(make, todo[0][0])
        for number, (_, weight) in enumerate(todo, 1):
            batch = coming.result()
            if number < len(todo):
                coming = beside.submit(make, todo[number][0])
            yield batch, weight


def fit(
    data: Data,
    settings: dict[str, Any],
    known: np.ndarray,
    silver: list[Text],
    training: Sequence[Text],
) -> Tagger:
    """Train a network on marked texts and, but for the last epochs, on silver."""
    silver = list(silver)  # is put in another order
    torch.manual_seed(settings["seed"])
    np.random.seed(settings["seed"])
    random.seed(settings["seed"])
    network = new_network(data, settings, known)
    words = sum(len(text.words) for text in training)
    mixed = settings["epochs"] - settings["gold_epochs"] if silver else 0
    steps = (settings["epochs"] * words + mixed * settings.get("silver_words", 0)) // settings["batch"]
    optimizer = torch.optim.Adam(network.parameters(), lr=settings["rate"], betas=(0.9, 0.99), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / 100) * max(0.02, 1 - step / steps))
    for epoch in range(settings["epochs"]):
        gold = []
        for text in training:
            if random.random() < settings["replace"]:
                changed = data.augmenter(text)
                if changed is not text:
                    text = data.words.prepare(changed)
            gold.append(with_repaired_spaces(text))
        random.shuffle(gold)
        todo = [(batch, 1.0) for batch in batches(gold, settings["batch"])]
        if epoch < mixed:
            random.shuffle(silver)
            sizes = np.cumsum([len(text.words) for text in silver])
            some = silver[: int(np.searchsorted(sizes, settings["silver_words"]))]
            todo += [(batch, SILVER_WEIGHT) for batch in batches([with_repaired_spaces(t) for t in some], settings["batch"])]
        random.shuffle(todo)
        network.train()
        total = 0.0
        for batch, weight in prepared(data, todo, known, settings):
            loss = network.crf.loss(network(batch), batch["targets"], batch["mask"])
            optimizer.zero_grad()
            (weight * loss).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        log(f"epoch {epoch + 1} of {settings['epochs']}: loss {total / len(todo):.4f}")
    return network


def marginals(data: Data, network: Tagger, known: np.ndarray, texts: Sequence[Text]) -> Iterator[np.ndarray]:
    """Probabilities of the labels, a text at a time."""
    network.eval()
    for some in batches(texts, 8000):
        with torch.no_grad():
            batch = data.batch(some, known)
            scores = network(batch)
        probable = network.crf.marginals(scores, batch["mask"])
        flat = torch.zeros(len(batch["words"]), len(LABELS))
        flat[batch["places"][batch["mask"]]] = probable[batch["mask"]]
        at = 0
        for text in some:
            yield flat[at : at + len(text.words)].numpy()
            at += len(text.words) + GAP


_ALLOWED = allowed(LABELS)


def best_path(probabilities: np.ndarray) -> np.ndarray:
    """The BIOES path with the greatest product of probabilities."""
    best = probabilities.argmax(axis=1)
    ends = np.concatenate([[0], best, [0]])
    if _ALLOWED[ends[:-1], ends[1:]].all():  # as it mostly is: nothing is better than the best at each place
        return best.astype(np.int8)
    forbidden = np.where(_ALLOWED, 0, -50)
    logs = np.log(np.maximum(probabilities, 1e-6))
    ahead, back = logs[0] + forbidden[0], []
    for row in logs[1:]:
        paths = ahead[:, None] + forbidden
        back.append(paths.argmax(0))
        ahead = paths.max(0) + row
    path = [int((ahead + forbidden[:, 0]).argmax())]
    for choices in reversed(back):
        path.append(int(choices[path[-1]]))
    return np.array(path[::-1], np.int8)


def ask_teacher(data: Data, teacher: Tagger, known: np.ndarray, output: pathlib.Path) -> None:
    """Write the probabilities of the labels (words, labels) of all unmarked texts, one after the other."""
    for text in data.silver:
        data.words.prepare(text, gold=False)
    np.save(output, np.concatenate([found.astype(np.float16) for found in marginals(data, teacher, known, data.silver)]))


def label_silver(data: Data, answers: Sequence[pathlib.Path]) -> list[Text]:
    """The unmarked texts with the labels that the teachers' mean probabilities speak for."""
    tables = [np.load(path, mmap_mode="r") for path in answers]
    words = sum(len(text.words) for text in data.silver)
    if any(len(table) != words for table in tables):
        raise SystemExit(f"the teachers' answers are not of these {words} words; begin with an empty --work")
    kept, counted, at = [], collections.Counter[str](), 0
    for text in data.silver:
        rows = slice(at, at := at + len(text.words))
        text.labels = best_path(np.mean([table[rows].astype(np.float32) for table in tables], axis=0))
        data.words.prepare(text)
        # Most of the texts without a name add little.
        if text.labels.any() or random.random() < 0.3:
            kept.append(text)
            counted.update(label for _, _, label in spans(text.labels))
    log(f"{len(kept)} texts with {dict(counted)}")
    return kept


def fit_gate(data: Data, network: Tagger, known: np.ndarray, texts: Sequence[Text]) -> tuple[np.ndarray, np.ndarray]:
    """(vector, bias) that tell by layer 1 which places may be in a name, as the network itself sees names.

    Logistic regression; the bias lets all but GATE_MISSES of the words of names through.
    """
    network.eval()
    seen, named = [], []
    with torch.no_grad():
        for some in batches(texts, 8000):
            batch = data.batch(some, known)
            flat = batch["places"][batch["mask"]]
            seen.append(network.first(batch)[flat])
            named.append(network.crf.marginals(network(batch), batch["mask"])[batch["mask"]][:, 0] < 0.5)
    rows, target = torch.cat(seen), torch.cat(named)
    torch.manual_seed(1)
    line = torch.nn.Linear(rows.shape[1], 1)
    epochs = 3
    optimizer = torch.optim.Adam(line.parameters(), 1e-2)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.4)
    for _ in range(epochs):
        for chosen in torch.randperm(len(rows)).split(4096):
            loss = torch.nn.functional.binary_cross_entropy_with_logits(line(rows[chosen])[:, 0], target[chosen].float(), pos_weight=torch.tensor(20.0))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
    vector = line.weight.detach()[0]
    values = (rows @ vector).numpy()
    edge = float(np.quantile(values[target.numpy()], GATE_MISSES))
    log(f"gate: {np.mean(values > edge):.3f} of the words pass")
    return vector.numpy(), np.array([-edge], np.float32)


def quantize(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scale = (np.abs(table).max(0) / 127 + 1e-12).astype(np.float32)
    return np.clip(np.rint(table / scale), -127, 127).astype(np.int8), scale


def export(data: Data, network: Tagger, known: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays of a model file; `urdutext.ner.tagger.Model` reads them."""
    state = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    arrays: dict[str, np.ndarray] = {
        "format": np.int32(FORMAT),
        "labels": np.frombuffer("\n".join(LABELS).encode(), np.uint8),
        "name_hashes": data.names.hashes,
        "name_bits": data.names.bits,
        "name_starts": data.names.starts,
        "calibration": np.array([[0, 1], [0, 1]], np.float32),
        "transitions": network.crf.transitions.detach().numpy(),
    }
    arrays["subword_vectors"], arrays["subword_scale"] = quantize(data.buckets)
    arrays["affix_vectors"], arrays["affix_scale"] = quantize(state["affixes.weight"])
    learnt, size = state["words.weight"], vectors.WORD_SIZE
    table = {key: np.concatenate([vector, np.zeros(32, np.float32)]) for key, vector in data.vectors.items()}
    for number in np.flatnonzero(known):
        key = data.vocabulary.keys[number]
        table.setdefault(key, np.zeros(size + 32, np.float32))[size:] = learnt[known[number]]
    order = sorted((word_hash(key), key) for key in table)
    arrays["word_hashes"] = np.array([number for number, _ in order], np.uint64)
    arrays["word_vectors"], arrays["word_scale"] = quantize(np.array([table[key] for _, key in order]))
    common = [data.vocabulary.keys[i] for i in np.flatnonzero(data.forgotten & ~data.words.short)]
    arrays["common_hashes"] = np.array(sorted(map(word_hash, common)), np.uint64)
    # In training a word's inputs are [subwords, own vector, names and shape, affixes, learnt]; at run time
    # [subwords, names and shape, affixes, own vector and learnt], since the last two are one table.
    inputs = data.words.vectors.shape[1] + data.words.flags.shape[1] + 64
    subword, flags = vectors.SUBWORD_SIZE, data.words.flags.shape[1]
    order_ = np.r_[0:subword, subword + size : subword + size + flags + 32, subword : subword + size, inputs - 32 : inputs]
    matrix = state["layer1.weight"].T
    parts = [matrix[k * inputs : (k + 1) * inputs][order_] for k in range(2 * network.width + 1)]
    half = {"layer1": np.concatenate(parts, 1), "bias1": state["layer1.bias"], "place": state["place.weight"].T}
    for ours, theirs, bias in (("layer2", "layer2", "bias2"), ("memory", "memory", "bias_memory"), ("layer3", "layer3", "bias3"), ("output", "output", "bias_output")):
        half[ours], half[bias] = state[f"{theirs}.weight"].T, state[f"{theirs}.bias"]
    return arrays | {name: value.astype(np.float16) for name, value in half.items()}


def calibrate(arrays: dict[str, np.ndarray], data: pathlib.Path) -> np.ndarray:
    """Points (probability of the path, share that is right) on the held-out documents, by isotonic regression."""
    from urdutext.ner.links import tagger_tokens
    from urdutext.ner.tagger import Model
    from urdutext.ner.tagger import Tagger as Runner

    documents = [document for some in corpus.held_out(data).values() for document in some]
    texts = [d["text"] for d in documents]
    offsets = [tagger_tokens(text) for text in texts]
    pairs = []
    for d, tokens, mentions in zip(documents, offsets, Runner(Model(arrays)).tag(texts, offsets)):
        gold = {(e["start"], e["end"], e["label"]) for e in d["entities"]}
        pairs += [(m.score, (tokens[m.first][0], tokens[m.last][1], m.label) in gold) for m in mentions]
    pairs.sort()
    # Pool adjacent violators over bins of forty.
    blocks: list[list[float]] = []
    for low in range(0, len(pairs), 40):
        some = pairs[low : low + 40]
        blocks.append([float(np.mean([p for p, _ in some])), float(np.mean([r for _, r in some])), len(some)])
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            p2, r2, n2 = blocks.pop()
            p1, r1, n1 = blocks.pop()
            n = n1 + n2
            blocks.append([(p1 * n1 + p2 * n2) / n, (r1 * n1 + r2 * n2) / n, n])
    points = [(0.0, min(0.2, blocks[0][1])), *((p, r) for p, r, _ in blocks), (1.0, max(0.99, blocks[-1][1]))]
    return np.array(list(zip(*points)), np.float32)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="entities/, names/, raw/ and segmentation/ are in it")
    parser.add_argument("--makhzan", type=pathlib.Path, required=True, help="a git directory of zeerakahmed/makhzan")
    parser.add_argument("--measured", type=pathlib.Path, nargs="*", default=[], help="files that texts must not repeat")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="for what is made on the way")
    parser.add_argument("--step", choices=["all", "teacher"], default="all", help=argparse.SUPPRESS)
    parser.add_argument("--teacher", choices=sorted(TEACHERS), help=argparse.SUPPRESS)
    parser.add_argument("-o", "--output", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    data = Data(arguments.data, arguments.makhzan, arguments.measured, arguments.work)
    # One thread each: products come out the same whatever the number of cores.
    torch.set_num_threads(1)
    if arguments.step == "teacher":
        known = data.known()
        settings, saved = TEACHERS[arguments.teacher], arguments.work / f"teacher-{arguments.teacher}.pt"
        if not saved.exists():
            torch.save(fit(data, settings, known, [], data.training).state_dict(), saved)
        teacher = new_network(data, settings, known)
        teacher.load_state_dict(torch.load(saved))
        ask_teacher(data, teacher, known, arguments.work / f"silver-{arguments.teacher}.npy")
        return 0
    # The two teachers at the same time, a core each.
    answers = {name: arguments.work / f"silver-{name}.npy" for name in TEACHERS}
    missing = [name for name, path in answers.items() if not path.exists()]
    running = [subprocess.Popen([sys.executable, *sys.argv, "--step", "teacher", "--teacher", name]) for name in missing]
    statuses = [process.wait() for process in running]  # of all of them: none goes on alone
    if any(statuses):
        return 1
    random.seed(1)
    silver = label_silver(data, list(answers.values()))
    known = data.known(silver)
    saved = arguments.work / "student.pt"
    if not saved.exists():
        torch.save(fit(data, STUDENT, known, silver, data.training).state_dict(), saved)
    student = new_network(data, STUDENT, known)
    student.load_state_dict(torch.load(saved))
    arrays = export(data, student, known)
    chosen = random.Random(1).sample([*silver, *data.training], GATE_TEXTS)
    arrays["gate"], arrays["bias_gate"] = fit_gate(data, student, known, chosen)
    arrays["calibration"] = calibrate(arrays, arguments.data)
    np.savez(arguments.output or arguments.work / "model.npz", **arrays)
    return 0


if __name__ == "__main__":
    sys.exit(main())
