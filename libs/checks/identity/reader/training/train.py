"""Trains the line reader: `python3 train.py FOLDER [--steps N]` writes FOLDER/reader.pt.

Lines are drawn by other processes while the network learns; batch k is drawn with seed FIRST_SEED + k
and learned twice: fresh, and once more out of a store. The rate stays level and falls over the last
SETTLE steps; all goes by steps, so a run can be repeated up to the rounding of the machine's arithmetic.
`--resume` goes on from FOLDER/state.pt.
"""

import argparse
import copy
import random
import time
from collections import deque
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from draw_lines import PITCH, WIDTH, batch
from network import CLASSES, STEP, LineReader

SEED = 3
FIRST_SEED = 1_000_000
BATCH = 16
STEPS = 10300
SETTLE = 2600
RATE = 2.5e-3
LAST_RATE = 2e-5
WIDE_FROM = 1100
"""Batch from which lines with gross errors of the pitch are among those drawn."""
WARM_UP = 200
WEIGHT_DECAY = 0.01
AVERAGE = 0.998
STORE = 400
LEARNED_WIDTH = WIDTH - 2 * PITCH
AHEAD = 12
"""Batches drawn ahead of the learning."""
REPORT_EVERY = 100
SAVE_EVERY = 200


def rate_at(step, steps, settle):
    """Rises for WARM_UP steps, stays level, and falls straight over the last `settle` steps."""
    if step < WARM_UP:
        return RATE * (step + 1) / WARM_UP
    part = max(0.0, (step - (steps - settle)) / settle)
    return RATE + (LAST_RATE - RATE) * part


def drawn_batches(pool, first, last):
    """Batches in order, a few of them under way at any time."""
    under_way = deque()
    for number in range(first, last):
        drawn = {"seed": FIRST_SEED + number, "count": BATCH, "wide": number >= WIDE_FROM}
        under_way.append(pool.apply_async(batch, kwds=drawn))
        if len(under_way) > AHEAD:
            yield under_way.popleft().get()
    for one in under_way:
        yield one.get()


class Store:
    """Mixes fresh batches with ones seen once: each is given out twice, cut anew each time."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.noise = np.random.default_rng(seed)
        self.kept = []

    def batches(self, drawn):
        """Two batches for each one drawn, as soon as the store is full."""
        for fresh in drawn:
            yield self.cut(*fresh)
            self.kept.append(fresh)
            if len(self.kept) > STORE:
                yield self.cut(*self.kept.pop(self.rng.randrange(STORE)))

    def cut(self, strips, labels):
        """Strips narrowed to LEARNED_WIDTH, with a little noise."""
        first = self.rng.randint(0, (WIDTH - LEARNED_WIDTH) // STEP)
        steps = LEARNED_WIDTH // STEP
        strips = strips[..., first * STEP : first * STEP + LEARNED_WIDTH]
        noise = self.noise.standard_normal(strips.shape, np.float32)
        return strips + noise * self.rng.choice((0, 0.03, 0.08)), labels[:, first : first + steps]


class Learner:
    """The network, its average over the last steps, and the optimiser."""

    def __init__(self):
        torch.manual_seed(SEED)
        self.net = LineReader().to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.net)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), RATE, weight_decay=WEIGHT_DECAY)
        self.step = 0

    def learn(self, strips, labels, rate):
        """One step; gives the loss and the share of labelled steps read right."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        strips = torch.from_numpy(strips).to(memory_format=torch.channels_last)
        labels = torch.from_numpy(labels).long()
        self.net.train()
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.net(strips)
        scores = scores.float()
        loss = cross_entropy(scores.reshape(-1, CLASSES), labels.reshape(-1))
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimiser.step()
        self.follow()
        self.step += 1
        return loss.item(), (scores.argmax(2) == labels)[labels > 0].float().mean().item()

    def follow(self):
        """Moves the averaged weights a little towards the present ones, faster in the beginning."""
        keep = min(AVERAGE, (self.step + 1) / (self.step + 20))
        with torch.no_grad():
            for slow, fast in zip(
                self.average.state_dict().values(), self.net.state_dict().values(), strict=True
            ):
                if slow.dtype.is_floating_point:
                    slow.mul_(keep).add_(fast, alpha=1 - keep)
                else:
                    slow.copy_(fast)

    def save(self, folder):
        """The average to use, and everything to go on from."""
        torch.save(self.average.state_dict(), folder / "reader.pt")
        state = {name: getattr(self, name).state_dict() for name in ("net", "average", "optimiser")}
        torch.save({**state, "step": self.step}, folder / "state.pt")

    def load(self, folder):
        """Takes up a saved state."""
        state = torch.load(folder / "state.pt")
        for name in ("net", "average", "optimiser"):
            getattr(self, name).load_state_dict(state[name])
        self.step = state["step"]


def train(folder, steps, settle, drawers, resume):
    """The whole run, or the rest of one."""
    torch.set_num_threads(1)
    folder.mkdir(parents=True, exist_ok=True)
    learner = Learner()
    if resume:
        learner.load(folder)
    start = time.time()
    with Pool(drawers) as pool:
        drawn = drawn_batches(pool, learner.step, steps)
        for strips, labels in Store(SEED + learner.step).batches(drawn):
            step = learner.step
            if step == steps:
                break
            loss, right = learner.learn(strips, labels, rate_at(step, steps, settle))
            if step % REPORT_EVERY == 0:
                print(f"{step} {time.time() - start:.0f}s loss {loss:.4f} right {right:.4f}", flush=True)
            if learner.step % SAVE_EVERY == 0 or learner.step == steps:
                learner.save(folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument(
        "--settle", type=int, default=SETTLE, help="steps over which the rate falls at the end"
    )
    parser.add_argument("--drawers", type=int, default=1, help="processes that draw lines")
    parser.add_argument("--resume", action="store_true")
    arguments = parser.parse_args()
    train(arguments.folder, arguments.steps, arguments.settle, arguments.drawers, arguments.resume)
