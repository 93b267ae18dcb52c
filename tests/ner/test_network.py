from __future__ import annotations

import itertools

import numpy as np

from urdutext.ner.network import WEIGHT_STEP, Weights, decode, in_steps, label_scores, multiply
from urdutext.ner.training import allowed, bioes, crf_gradient

LABELS = bioes(["A", "B"])
FORBIDDEN = np.where(allowed(LABELS), 0, -1e4).astype(np.float32)


def brute_force(scores: np.ndarray, transitions: np.ndarray) -> tuple[list[int], float]:
    """The best path and the sum over all of them, by writing out every path."""
    paths = {}
    for path in itertools.product(range(len(LABELS)), repeat=len(scores)):
        full = (0, *path, 0)
        moves = sum(float(transitions[a, b]) for a, b in itertools.pairwise(full))
        if moves > -1e3:
            paths[path] = moves + sum(float(scores[i, label]) for i, label in enumerate(path))
    best = max(paths, key=lambda path: paths[path])
    return list(best), float(np.log(np.exp(list(paths.values())).sum()))


def test_decode_finds_the_best_path() -> None:
    random = np.random.default_rng(3)
    for length in (1, 2, 3, 4):
        transitions = FORBIDDEN + random.normal(0, 0.5, FORBIDDEN.shape).astype(np.float32)
        scores = random.normal(0, 1, (length, len(LABELS))).astype(np.float32)
        scores[:, 0] -= 1  # nothing is surely outside
        labels, single, pair = decode(scores, np.arange(length), transitions)
        best, total = brute_force(scores, transitions)
        assert labels.tolist() == best
        if not any(best):
            continue  # no probabilities are worked out where there is no name
        full = [0, *best, 0]
        weight = sum(float(transitions[a, b]) for a, b in itertools.pairwise(full))
        weight += sum(float(scores[i, label]) for i, label in enumerate(best))
        probability = float(single[0])
        for i in range(1, length):
            probability *= float(pair[i] / single[i - 1])
        assert abs(probability - np.exp(weight - total)) < 1e-4


def test_crf_gradient_is_the_slope_of_the_loss() -> None:
    random = np.random.default_rng(4)
    scores = random.normal(0, 1, (7, len(LABELS))).astype(np.float64)
    labels = np.array([0, 1, 3, 0, 4, 0, 0])
    pieces = [(0, 4), (4, 7)]
    _, gradient, moves = crf_gradient(scores, labels, pieces, FORBIDDEN)
    for place in [(1, 1), (2, 3), (4, 0), (6, 2)]:
        up, down = scores.copy(), scores.copy()
        up[place] += 1e-4
        down[place] -= 1e-4
        slope = (crf_gradient(up, labels, pieces, FORBIDDEN)[0] - crf_gradient(down, labels, pieces, FORBIDDEN)[0]) / 2e-4
        assert abs(slope - gradient[place]) < 1e-4
    for place in [(0, 1), (1, 3), (3, 0), (0, 0)]:
        up, down = FORBIDDEN.astype(np.float64), FORBIDDEN.astype(np.float64)
        up[place] += 1e-4
        down[place] -= 1e-4
        slope = (crf_gradient(scores, labels, pieces, up)[0] - crf_gradient(scores, labels, pieces, down)[0]) / 2e-4
        assert abs(slope - moves[place]) < 1e-4


def test_products_are_exact_wherever_a_row_stands() -> None:
    random = np.random.default_rng(5)
    a = in_steps(random.normal(0, 1, (613, 288)).astype(np.float32))
    b = (np.rint(random.normal(0, 0.1, (288, 96)) / WEIGHT_STEP) * WEIGHT_STEP).astype(np.float32)
    exact = a.astype(np.float64) @ b.astype(np.float64)
    assert np.array_equal(multiply(a, b), exact)
    for low, high in ((0, 1), (5, 40), (100, 613)):
        assert np.array_equal(multiply(a[low:high], b), exact[low:high])
    at = random.integers(0, 613, (700, 2))
    assert np.array_equal(multiply(a[:, :144], b, at), np.concatenate([a[at[:, 0], :144], a[at[:, 1], :144]], axis=1).astype(np.float64) @ b)


def test_steps_are_sixty_fourths() -> None:
    rows = np.array([0.3, -0.3, 1 / 64, 20.0, 0.007], np.float32)
    assert in_steps(rows).tolist() == [19 / 64, -19 / 64, 1 / 64, 20.0, 0.0]


def random_weights(hidden: int = 12, memory: int = 4, last: int = 8, flags: int = 3) -> Weights:
    random = np.random.default_rng(6)

    def some(*shape: int) -> np.ndarray:
        return (np.rint(random.normal(0, 0.4, shape) / WEIGHT_STEP) * WEIGHT_STEP).astype(np.float32)

    return Weights(
        place=some(3 * flags, hidden), bias1=some(hidden), gate=some(hidden), bias_gate=some(1),
        layer2=some(3 * hidden, hidden), bias2=some(hidden), memory=some(hidden, memory), bias_memory=some(memory),
        layer3=some(3 * (hidden + memory), last), bias3=some(last), output=some(last, len(LABELS)),
        bias_output=some(len(LABELS)), transitions=FORBIDDEN,
    )  # fmt: skip


def plain_scores(words: np.ndarray, flags: np.ndarray, real: np.ndarray, groups: np.ndarray, w: Weights) -> dict[int, np.ndarray]:
    """The same network, a place at a time."""

    def at(rows: dict[int, np.ndarray] | np.ndarray, i: int, size: int) -> np.ndarray:
        known = i in rows if isinstance(rows, dict) else 0 <= i < len(rows)
        return rows[i] if known else np.zeros(size)

    def around(rows: dict[int, np.ndarray] | np.ndarray, i: int, size: int) -> np.ndarray:
        return np.concatenate([at(rows, i + k, size) for k in (-1, 0, 1)])

    def positive(row: np.ndarray) -> np.ndarray:
        return np.maximum(np.rint(row * 64) / 64, 0)

    size = len(w.bias1)
    first = np.array([positive(words[i] + around(flags, i, flags.shape[1]) @ w.place + w.bias1) * real[i] for i in range(len(words))])
    may = [i for i in range(len(words)) if real[i] and first[i] @ w.gate > -w.bias_gate[0]]
    near = sorted({j for i in may for j in (i - 1, i, i + 1) if 0 <= j < len(words) and real[j]})
    second = {i: first[i] + positive(around(first, i, size) @ w.layer2 + w.bias2) for i in near}
    seen = {i: positive(second[i] @ w.memory + w.bias_memory) for i in near if groups[i]}
    both = {
        i: np.concatenate([second[i], np.max([seen[j] for j in seen if groups[j] == groups[i]], axis=0) if groups[i] else np.zeros(w.memory.shape[1])])
        for i in near
    }
    last = {i: positive(around(both, i, size + w.memory.shape[1]) @ w.layer3 + w.bias3) for i in may}
    return {i: last[i] @ w.output + w.bias_output for i in may}


def test_scores_are_worked_out_where_the_gate_is_open_and_are_those_of_the_plain_network() -> None:
    random = np.random.default_rng(7)
    count = 300
    real = np.ones(count, bool)
    real[[0, 1, 100, 101, 298, 299]] = False
    words = in_steps(random.normal(0, 1, (count, 12)).astype(np.float32)) * real[:, None]
    flags = (random.random((count, 3)) < 0.2).astype(np.float32) * real[:, None]
    groups = np.where(real, random.integers(0, 40, count) + 1000 * (np.arange(count) > 100), 0)
    groups[groups == 1000] = 0
    for bias in (-0.5, 0.0, 100.0):
        w = random_weights()._replace(bias_gate=np.array([bias], np.float32))
        places, scores = label_scores(words.copy(), flags, real, groups, w)
        plain = plain_scores(words, flags, real, groups, w)
        assert places.tolist() == sorted(plain)
        assert 0 < len(places) < count
        assert np.allclose(scores, np.array([plain[i] for i in places.tolist()]), atol=1e-3)


def test_a_chain_ends_where_a_place_is_left_out() -> None:
    scores = np.zeros((4, len(LABELS)), np.float32)
    scores[:, LABELS.index("B-A")] = 3
    scores[:, LABELS.index("E-A")] = 2
    joined, _, _ = decode(scores[:2], np.array([4, 5]), FORBIDDEN)
    parted, _, _ = decode(scores[:2], np.array([4, 6]), FORBIDDEN)
    assert [LABELS[i] for i in joined] == ["B-A", "E-A"]
    assert [LABELS[i] for i in parted] == ["O", "O"]
