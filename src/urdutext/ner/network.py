"""The tagger's network, run with numpy: three layers of convolution, a memory of the document, a CRF.

    word      vectors of the word and of its letters, its names and shape    (worked out once a distinct word)
    layer 1   five words wide, and the flags of three places
    layer 2   three words wide
    memory    what layer 2 saw at any other place of the document where the same word stands
    layer 3   three words wide, over layer 2 and the memory
    CRF       labels in the scheme BIOES

Matrices are multiplied in blocks of one size (`BLOCK` rows), so that the answer for a text does not depend
on the texts that it is given together with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 256
#: Rows of zeros between two documents: as far as one layer looks.
GAP = 2
# A place where O is ahead of every other label by this much ends a chain for the CRF. Chains become so short
# that thousands are decoded in one go; on 45,000 words of news no label came out another way.
_SURELY_OUTSIDE = 2.0


class Weights(NamedTuple):
    """The parameters of the layers; a matrix takes rows from the left."""

    place: NDArray[np.float32]
    bias1: NDArray[np.float32]
    layer2: NDArray[np.float32]
    bias2: NDArray[np.float32]
    memory: NDArray[np.float32]
    bias_memory: NDArray[np.float32]
    layer3: NDArray[np.float32]
    bias3: NDArray[np.float32]
    output: NDArray[np.float32]
    bias_output: NDArray[np.float32]
    transitions: NDArray[np.float32]


def multiply(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """a @ b in blocks of equal size: what comes out for a row depends on that row alone."""
    import numpy as np

    out = np.empty((len(a), b.shape[1]), np.float32)
    whole = len(a) - len(a) % BLOCK
    for start in range(0, whole, BLOCK):
        # A copy, since rows that overlap (see `_convolve`) are nothing that BLAS takes.
        np.matmul(np.ascontiguousarray(a[start : start + BLOCK]), b, out=out[start : start + BLOCK])
    if whole < len(a):
        last = np.zeros((BLOCK, a.shape[1]), np.float32)
        last[: len(a) - whole] = a[whole:]
        out[whole:] = (last @ b)[: len(a) - whole]
    return out


def _convolve(rows: NDArray[np.float32], matrix: NDArray[np.float32], bias: NDArray[np.float32]) -> NDArray[np.float32]:
    """relu(rows before, at and after each place, side by side, @ matrix + bias)."""
    import numpy as np

    count, size = rows.shape
    padded = np.zeros((count + 2, size), np.float32)
    padded[1:-1] = rows
    side_by_side = np.lib.stride_tricks.as_strided(
        padded, (count, 3 * size), (padded.strides[0], padded.strides[1]), writeable=False
    )
    out = multiply(side_by_side, matrix)
    out += bias
    return np.maximum(out, 0, out=out)


def hidden(
    words: NDArray[np.float32],
    flags: NDArray[np.float32],
    real: NDArray[np.bool_],
    groups: NDArray[np.intp],
    w: Weights,
) -> NDArray[np.float32]:
    """The last layer, a row a place.

    `words` is the words' share of layer 1; `flags` are those of the places; `real` is False in the gaps
    between documents; `groups` is one number for one word in one document, 0 for a word that is not
    remembered.
    """
    import numpy as np

    gaps = np.flatnonzero(~real)
    count, size = flags.shape
    padded = np.zeros((count + 2, size), np.float32)
    padded[1:-1] = flags
    three = np.lib.stride_tricks.as_strided(padded, (count, 3 * size), padded.strides, writeable=False)
    h = words + w.bias1
    here = np.asarray(padded.any(axis=1))
    marked = np.flatnonzero(here[:-2] | here[1:-1] | here[2:])
    h[marked] += multiply(three[marked], w.place)
    np.maximum(h, 0, out=h)
    h[gaps] = 0
    h += _convolve(h, w.layer2, w.bias2)
    h[gaps] = 0
    both = np.zeros((count, h.shape[1] + w.memory.shape[1]), np.float32)
    both[:, : h.shape[1]] = h
    at = np.flatnonzero(groups)
    if len(at):
        at = at[np.argsort(groups[at], kind="stable")]
        seen = multiply(h[at], w.memory)
        seen += w.bias_memory
        np.maximum(seen, 0, out=seen)
        new = np.flatnonzero(np.diff(groups[at], prepend=0))
        most = np.maximum.reduceat(seen, new, axis=0)
        both[at, h.shape[1] :] = np.repeat(most, np.diff(new, append=len(at)), axis=0)
    last = _convolve(both, w.layer3, w.bias3)
    if last.shape == h.shape:
        last += h
    return last


def decode(
    scores: NDArray[np.float32], real: NDArray[np.bool_], transitions: NDArray[np.float32]
) -> tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]]:
    """The best labels, and the probabilities that a score is made of.

    Returns (label of each place, probability of this label, probability of it together with the label
    before). Label 0 is O; `transitions` hold -1e4 where one label may not follow another.
    """
    import numpy as np

    count = len(scores)
    best = np.zeros(count, np.int8)
    single = np.ones(count, np.float32)
    pair = np.ones(count, np.float32)
    if not count:
        return best, single, pair
    open_ = real & (scores[:, 0] - scores[:, 1:].max(axis=1) < _SURELY_OUTSIDE)
    edges = np.flatnonzero(np.diff(open_.astype(np.int8), prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    lengths = ends - starts
    order = np.argsort(lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    low = 0
    while low < len(starts):
        # Chains of about the same length together; their number is bounded so that memory is.
        longest = max(8, int(lengths[low]) * 3 // 2)
        high = min(int(np.searchsorted(lengths, longest, "right")), low + max(1, 65536 // longest))
        _decode_chains(scores, transitions, starts[low:high], lengths[low:high], best, single, pair)
        low = high
    return best, single, pair


def _decode_chains(
    scores: NDArray[np.float32],
    transitions: NDArray[np.float32],
    starts: NDArray[np.intp],
    lengths: NDArray[np.intp],
    best: NDArray[np.int8],
    single: NDArray[np.float32],
    pair: NDArray[np.float32],
) -> None:
    """Decode chains, sorted by length, that O surrounds; results go into the three columns."""
    import numpy as np

    path = _viterbi(scores, transitions, starts, lengths)
    # Most chains turn out to be O throughout: no probabilities are asked of them.
    named = np.flatnonzero(path.any(axis=0))
    if len(named):
        starts, lengths = starts[named], lengths[named]
        longest = int(lengths[-1])
        path = path[:longest, named]
        for t in range(longest):
            going = int(np.searchsorted(lengths, t, "right"))
            best[starts[going:] + t] = path[t, going:]
        _probabilities(scores, transitions, starts, lengths, path, single, pair)


def _viterbi(
    scores: NDArray[np.float32], transitions: NDArray[np.float32], starts: NDArray[np.intp], lengths: NDArray[np.intp]
) -> NDArray[np.int64]:
    """The best path of each chain: labels, a row a step and a column a chain; 0 beyond a chain's end."""
    import numpy as np

    chains, longest, labels = len(starts), int(lengths[-1]), scores.shape[1]
    # At step t the chains from active[t] on are still going.
    active = np.searchsorted(lengths, np.arange(longest + 1), "right").tolist()
    ahead = transitions[0] + scores[starts]
    back = np.zeros((longest, chains, labels), np.int8)
    for t in range(1, longest):
        a = active[t]
        paths = ahead[a:, :, None] + transitions
        step = paths.argmax(axis=1)
        back[t, a:] = step
        ahead[a:] = np.take_along_axis(paths, step[:, None, :], axis=1)[:, 0] + scores[starts[a:] + t]
    path = np.zeros((longest, chains), np.int64)
    label = np.argmax(ahead + transitions[:, 0], axis=1)
    for t in range(longest - 1, -1, -1):
        ending, going = active[t], active[t + 1]
        path[t, ending:going] = label[ending:going]
        if going < chains:
            path[t, going:] = np.take_along_axis(back[t + 1, going:], path[t + 1, going:, None], axis=1)[:, 0]
    return path


def _probabilities(
    scores: NDArray[np.float32],
    transitions: NDArray[np.float32],
    starts: NDArray[np.intp],
    lengths: NDArray[np.intp],
    path: NDArray[np.int64],
    single: NDArray[np.float32],
    pair: NDArray[np.float32],
) -> None:
    """Forward-backward over chains: how probable each label of the path is, and each two of them."""
    import numpy as np

    chains, longest, labels = len(starts), int(lengths[-1]), scores.shape[1]
    active = np.searchsorted(lengths, np.arange(longest + 1), "right").tolist()
    chain = np.arange(chains)
    moves = np.exp(transitions)
    weight = np.zeros((longest, chains, labels), np.float32)
    forward = np.zeros((longest, chains, labels), np.float32)  # scaled to sum to 1
    for t in range(longest):
        a = active[t]
        local = scores[starts[a:] + t]
        weight[t, a:] = np.exp(local - local.max(axis=1, keepdims=True))
        before = moves[0] if t == 0 else np.einsum("ij,jk->ik", forward[t - 1, a:], moves)
        f = before * weight[t, a:]
        forward[t, a:] = f / f.sum(axis=1, keepdims=True)
    after = np.empty((chains, labels), np.float32)
    after[:] = moves[:, 0]
    for t in range(longest - 1, -1, -1):
        a, b = active[t], active[t + 1]
        if b < chains:
            onward = weight[t + 1, b:] * after[b:]
            here = np.einsum("ij,kj->ik", onward, moves)
            one, other = path[t, b:], path[t + 1, b:]
            rows = chain[: chains - b]
            joint = forward[t, b:][rows, one] * moves[one, other] * onward[rows, other]
            pair[starts[b:] + t + 1] = joint / (forward[t, b:] * here).sum(axis=1)
            after[b:] = here / here.sum(axis=1, keepdims=True)
        marginal = forward[t, a:] * after[a:]
        single[starts[a:] + t] = marginal[chain[: chains - a], path[t, a:]] / marginal.sum(axis=1)
