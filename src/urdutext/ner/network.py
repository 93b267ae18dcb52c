"""The tagger's network, run with numpy: three layers of convolution, a memory of the document, a CRF.

    word      vectors of the word and of its letters, its names and shape    (worked out once a distinct word)
    layer 1   five words wide, and the flags of three places
    gate      where layer 1 sees no sign of a name, and none beside it, the label is O and nothing more is worked out
    layer 2   three words wide
    memory    what layer 2 saw at any other place of the document where the same word stands
    layer 3   three words wide, over layer 2 and the memory
    CRF       labels in the scheme BIOES

What goes into a product is rounded to small multiples of powers of two (`in_steps`, `WEIGHT_STEP`), so that its sums
are exact in the 24 bits of a float, in whatever order a library adds them up. So the answer for a text does not
depend on the texts that it is given together with, nor on the processor: OpenBLAS sums a row in another order by
where it stands in the matrix, on some processors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Weights are multiples of this; what they are multiplied with, of 2 ** -6. In 4,400 texts of news and prose no
#: sum of absolute products was above 116; they are exact below 128.
WEIGHT_STEP = 2.0**-11
# Added to a number below 2 ** 16, it leaves no bits for what is finer than 2 ** -6.
_ROUNDING = 1.5 * 2.0 ** (23 - 6)
_BLOCK = 256  # rows that are multiplied at a time, so that those put together stay in the cache
#: Rows of zeros between two documents: as far as one layer looks.
GAP = 2
# A place where O is ahead of every other label by this much ends a chain for the CRF. Chains become so short
# that thousands are decoded in one go; on 45,000 words of news no label came out another way.
_SURELY_OUTSIDE = 2.0


class Weights(NamedTuple):
    """The parameters of the layers; a matrix takes rows from the left."""

    place: NDArray[np.float32]
    bias1: NDArray[np.float32]
    gate: NDArray[np.float32]
    bias_gate: NDArray[np.float32]
    layer2: NDArray[np.float32]
    bias2: NDArray[np.float32]
    memory: NDArray[np.float32]
    bias_memory: NDArray[np.float32]
    layer3: NDArray[np.float32]
    bias3: NDArray[np.float32]
    output: NDArray[np.float32]
    bias_output: NDArray[np.float32]
    transitions: NDArray[np.float32]


def in_steps(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows, rounded in place to multiples of 2 ** -6."""
    rows += _ROUNDING
    rows -= _ROUNDING
    return rows


def multiply(
    a: NDArray[np.float32], b: NDArray[np.float32], at: NDArray[np.intp] | None = None
) -> NDArray[np.float32]:
    """a @ b. With `at` (rows, n) a row is put together from n rows of `a`, side by side."""
    import numpy as np

    count = len(a) if at is None else len(at)
    out = np.empty((count, b.shape[1]), np.float32)
    for start in range(0, count, _BLOCK):
        end = min(start + _BLOCK, count)
        np.matmul(a[start:end] if at is None else a[at[start:end]].reshape(-1, len(b)), b, out=out[start:end])
    return out


def label_scores(
    words: NDArray[np.float32],
    flags: NDArray[np.float32],
    real: NDArray[np.bool_],
    groups: NDArray[np.intp],
    w: Weights,
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The places that may be in a name, in order, and the scores of the labels for each of them.

    `words` is the words' share of layer 1, a row a place, and is written over; `flags` are those of the places;
    `real` is False in the gaps between documents, at least one before the first and after the last; `groups` is
    one number for one word in one document, 0 for a word that is not remembered.
    """
    import numpy as np

    count, size = flags.shape
    padded = np.zeros((count + 2, size), np.float32)
    padded[1:-1] = flags
    here = np.asarray(padded.any(axis=1))
    marked = np.flatnonzero(here[:-2] | here[1:-1] | here[2:])
    h = words
    h += w.bias1
    h[marked] += multiply(padded, w.place, marked[:, None] + np.arange(3))
    np.maximum(in_steps(h), 0, out=h)
    h[~real] = 0

    # Layer 1 tells most places that are no name; the others and their neighbours are looked at further.
    may = h @ w.gate > -w.bias_gate
    may &= real
    near = may.copy()
    near[1:] |= may[:-1]
    near[:-1] |= may[1:]
    near &= real
    at = np.flatnonzero(near)
    deeper = multiply(h, w.layer2, at[:, None] + np.arange(-1, 2))
    deeper += w.bias2
    np.maximum(in_steps(deeper), 0, out=deeper)
    deeper += h[at]

    # Row 0 is for the gaps, which are zero in every layer.
    both = np.zeros((len(at) + 1, h.shape[1] + w.memory.shape[1]), np.float32)
    both[1:, : h.shape[1]] = deeper
    groups = groups[at]
    again = np.flatnonzero(groups)
    if len(again):
        again = again[np.argsort(groups[again], kind="stable")]
        seen = multiply(deeper[again], w.memory)
        seen += w.bias_memory
        np.maximum(in_steps(seen), 0, out=seen)
        new = np.flatnonzero(np.diff(groups[again], prepend=0))
        most = np.maximum.reduceat(seen, new, axis=0)
        both[again + 1, h.shape[1] :] = np.repeat(most, np.diff(new, append=len(again)), axis=0)
    row = np.zeros(count, np.intp)
    row[at] = np.arange(1, len(at) + 1)
    places = np.flatnonzero(may)
    last = multiply(both, w.layer3, row[places[:, None] + np.arange(-1, 2)])
    last += w.bias3
    np.maximum(in_steps(last), 0, out=last)
    if last.shape[1] == h.shape[1]:
        last += deeper[row[places] - 1]
    scores = multiply(last, w.output)
    scores += w.bias_output
    return places, scores


def decode(
    scores: NDArray[np.float32],
    places: NDArray[np.intp],
    transitions: NDArray[np.float32],
    begins: NDArray[np.bool_] | None = None,
) -> tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]]:
    """The best labels, and the probabilities that a score is made of.

    Returns (label of each place, probability of this label, probability of it together with the label
    before). Label 0 is O, and stands wherever `places`, which are in order, leave one out; `transitions` hold
    -1e4 where one label may not follow another. No name goes on into a place that `begins` something new.
    """
    import numpy as np

    count = len(scores)
    best = np.zeros(count, np.int8)
    single = np.ones(count, np.float32)
    pair = np.ones(count, np.float32)
    if not count:
        return best, single, pair
    open_ = scores[:, 0] - scores[:, 1:].max(axis=1) < _SURELY_OUTSIDE
    joined = np.zeros(count + 1, bool)  # with the place before
    joined[1:-1] = (np.diff(places) == 1) & open_[1:] & open_[:-1]
    if begins is not None:
        joined[1:-1] &= ~begins[1:]
    starts = np.flatnonzero(open_ & ~joined[:-1])
    lengths = np.flatnonzero(open_ & ~joined[1:]) + 1 - starts
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
