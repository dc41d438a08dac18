"""From scores to text, as read-line.ts does it."""

import numpy as np

from network import ALPHABET, STEP

LEAST_GAP = 6.5
"""Pixels of the strip; two labels nearer to each other are one character."""


def read(scores):
    """The text of one strip from its scores [steps, 38]."""
    chances = np.exp(scores - scores.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    labels = chances.argmax(1)
    bounds = np.flatnonzero(np.diff(labels)) + 1
    found = []
    for first, last in zip(np.r_[0, bounds], np.r_[bounds, len(labels)], strict=True):
        if labels[first] == 0:
            continue
        x = (first + last) * STEP / 2
        one = (ALPHABET[labels[first] - 1], x, chances[first:last, labels[first]].max())
        if found and x - found[-1][1] < LEAST_GAP:
            if one[2] > found[-1][2]:
                found[-1] = one
        else:
            found.append(one)
    return "".join(character for character, _, _ in found)


def text_of(labels):
    """The text that labels [steps] stand for."""
    starts = np.flatnonzero((labels > 0) & (np.r_[0, labels[:-1]] != labels))
    return "".join(ALPHABET[labels[at] - 1] for at in starts)


def distance(a, b):
    """Characters to put in, leave out or change to make one text the other."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
