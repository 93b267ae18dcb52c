from __future__ import annotations

import itertools

import numpy as np

from urdutext.ner.network import BLOCK, decode, multiply
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
        labels, single, pair = decode(scores, np.ones(length, bool), transitions)
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


def test_a_row_of_a_product_depends_on_that_row_alone() -> None:
    random = np.random.default_rng(5)
    a = random.normal(0, 1, (BLOCK + 37, 96)).astype(np.float32)
    b = random.normal(0, 1, (96, 40)).astype(np.float32)
    whole = multiply(a, b)
    for low, high in ((0, 1), (5, 40), (200, BLOCK + 37)):
        assert np.array_equal(multiply(a[low:high], b), whole[low:high])
