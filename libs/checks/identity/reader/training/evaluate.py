"""Measures a reader on whole lines of other seeds: `python3 evaluate.py READER.pt|READER.onnx [--count N]`.

Prints the share of lines read whole, the share of characters wrong, and the characters most often taken
for others. An ONNX file needs onnxruntime for Python.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from draw_lines import MARGIN, PITCH, batch
from network import LineReader
from reading import distance, read, text_of

HELD_OUT_SEED = 500_000
CHARACTERS = 44
BATCH = 20


def scorer(path):
    """A function from strips to scores."""
    if path.suffix == ".onnx":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(path), options)
        return lambda strips: session.run(None, {"strips": strips})[0]
    net = LineReader()
    net.load_state_dict(torch.load(path))
    net.eval()

    def score(strips):
        with torch.no_grad():
            return net(torch.from_numpy(strips)).numpy()

    return score


def differing(truth, text):
    """Pairs of characters taken for each other, where nothing is missing."""
    if len(truth) != len(text):
        return Counter()
    return Counter(a + ">" + b for a, b in zip(truth, text, strict=True) if a != b)


def evaluate(path, count):
    """Reads `count` lines."""
    torch.set_num_threads(1)
    score = scorer(path)
    whole = wrong = characters = added = lines = 0
    pairs = Counter()
    for at in range(count // BATCH):
        strips, labels = batch(HELD_OUT_SEED + at, BATCH, (CHARACTERS + 2 * MARGIN) * PITCH, CHARACTERS)
        for scores, label in zip(score(strips), labels, strict=True):
            truth, text = text_of(label), read(scores)
            if not truth:
                added += len(text)
                continue
            lines += 1
            whole += truth == text
            wrong += distance(truth, text)
            characters += len(truth)
            pairs += differing(truth, text)
    print(f"{path}: {lines} lines, {whole / lines:.4f} whole, {wrong / characters:.5f} of characters wrong")
    print(f"{added} characters read where there are none; most often", pairs.most_common(15))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    arguments = parser.parse_args()
    np.seterr(all="raise", under="ignore")
    evaluate(arguments.reader, arguments.count)
