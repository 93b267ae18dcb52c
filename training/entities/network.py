"""The tagger's network in torch, for training; `urdutext.ner.network` runs the same with numpy."""

from __future__ import annotations

import numpy as np
import torch
from corpus import LABELS
from torch import Tensor, nn
from torch.nn import functional

from urdutext.ner.features import AFFIX_BUCKETS
from urdutext.ner.training import allowed

COUNT = len(LABELS)


def shift(rows: Tensor, offset: int) -> Tensor:
    """Row i of the result is row i + offset; zeros beyond the edges."""
    if not offset:
        return rows
    zeros = rows.new_zeros(abs(offset), rows.shape[1])
    return torch.cat([rows[offset:], zeros]) if offset > 0 else torch.cat([zeros, rows[:offset]])


def side_by_side(rows: Tensor, width: int) -> Tensor:
    return torch.cat([shift(rows, offset) for offset in range(-width, width + 1)], 1)


class Crf(nn.Module):
    """A chain over BIOES labels, with O beyond both ends of a piece."""

    def __init__(self) -> None:
        super().__init__()
        self.free = nn.Parameter(torch.zeros(COUNT, COUNT))
        self.register_buffer("bounds", torch.tensor(np.where(allowed(LABELS), 0.0, -1e4), dtype=torch.float32))

    @property
    def transitions(self) -> Tensor:
        return self.free + self.bounds

    def log_partition(self, scores: Tensor, mask: Tensor) -> Tensor:
        moves = self.transitions
        ahead = moves[0] + scores[:, 0]
        factors = moves.exp()
        for step in range(1, scores.shape[1]):
            # The logarithm of a sum of exponentials as a product of matrices, which takes a third of the time;
            # 1e-30 keeps it finite where no path leads.
            top = ahead.detach().amax(1, keepdim=True)
            further = torch.log((ahead - top).exp() @ factors + 1e-30) + top + scores[:, step]
            ahead = torch.where(mask[:, step, None], further, ahead)
        return torch.logsumexp(ahead + moves[:, 0], 1)

    def loss(self, scores: Tensor, targets: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood a word; `targets` (pieces, words, labels) are 1 on the path and 0 beyond a piece."""
        moves = self.free
        path = (scores * targets).sum((1, 2))
        path = path + targets[:, 0] @ moves[0] + torch.einsum("pti,ij,ptj->p", targets[:, :-1], moves, targets[:, 1:])
        last = targets[torch.arange(len(mask)), mask.sum(1) - 1]
        return (self.log_partition(scores, mask) - path - last @ moves[:, 0]).sum() / mask.sum()

    def marginals(self, scores: Tensor, mask: Tensor) -> Tensor:
        scores = scores.detach().requires_grad_(True)
        with torch.enable_grad():
            (gradient,) = torch.autograd.grad(self.log_partition(scores, mask).sum(), scores)
        return gradient


class Tagger(nn.Module):
    """See `urdutext.ner.network`; here with dropout, and the tables of affixes and words that are learnt."""

    def __init__(
        self,
        inputs: int,
        flags: int,
        words: int,
        hidden: int,
        last: int,
        memory: int,
        width: int = 2,
        dropout: float = 0.15,
        word_dropout: float = 0.15,
    ):
        super().__init__()
        self.width, self.dropout, self.word_dropout = width, dropout, word_dropout
        self.affixes = nn.EmbeddingBag(AFFIX_BUCKETS, 32, mode="mean")
        nn.init.normal_(self.affixes.weight, 0, 0.3)
        self.words = nn.Embedding(words, 32, padding_idx=0)
        nn.init.normal_(self.words.weight, 0, 0.05)
        self.words.weight.data[0] = 0
        self.layer1 = nn.Linear((inputs + 64) * (2 * width + 1), hidden)
        self.place = nn.Linear(3 * flags, hidden, bias=False)
        self.layer2 = nn.Linear(3 * hidden, hidden)
        self.memory = nn.Linear(hidden, memory)
        self.layer3 = nn.Linear(3 * (hidden + memory), last)
        self.output = nn.Linear(last, COUNT)
        self.crf = Crf()

    def drop(self, rows: Tensor) -> Tensor:
        return functional.dropout(rows, self.dropout, self.training)

    def first(self, batch: dict[str, Tensor]) -> Tensor:
        """Layer 1, a row a place."""

        def drop_word(rows: Tensor) -> Tensor:
            return functional.dropout(rows, self.word_dropout, self.training)

        word = torch.cat(
            [drop_word(batch["vectors"]), batch["names"], drop_word(self.affixes(batch["affixes"], batch["affix_starts"])), drop_word(self.words(batch["known"]))], 1
        )
        # Each distinct word's share in the sums of the places around it is multiplied once; a batch of 3,000 places
        # holds some 1,100 words, so that this saves half of all products.
        count, around = self.layer1.out_features, 2 * self.width + 1
        weights = self.layer1.weight.view(count, around, -1).permute(2, 1, 0).flatten(1)
        shares = torch.cat([word @ weights, word.new_zeros(1, around * count)]).view(-1, count)
        nothing = len(word)
        at = functional.pad(torch.where(batch["real"] > 0, batch["words"], nothing), (self.width, self.width), value=nothing)
        rows = at.unfold(0, around, 1) * around + torch.arange(around)
        sums = functional.embedding_bag(rows, shares, mode="sum") + self.layer1.bias + self.place(side_by_side(batch["flags"], 1))
        return self.drop(functional.relu(sums)) * batch["real"][:, None]

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Scores of labels, for the pieces of a batch."""
        drop, real = self.drop, batch["real"][:, None]
        h = self.first(batch)
        h = h + drop(functional.relu(self.layer2(side_by_side(h, 1)))) * real
        seen = functional.relu(self.memory(h))
        groups = batch["groups"]
        most = seen.new_zeros(int(groups.max()) + 1, seen.shape[1])
        most = most.scatter_reduce(0, groups[:, None].expand_as(seen), seen, "amax", include_self=True)
        most = torch.cat([torch.zeros_like(most[:1]), most[1:]])  # group 0 is not remembered
        both = torch.cat([h, most[groups]], 1) * real
        last = drop(functional.relu(self.layer3(side_by_side(both, 1))))
        if last.shape == h.shape:
            last = last + h
        return self.output(last)[batch["places"]]
