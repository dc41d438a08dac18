"""Writes the reader as ONNX: `python3 export.py FOLDER/reader.pt mrz-line.onnx`.

Batch normalisation is folded into the weights. Input `strips`, float32 [N, 1, 24, W]; output `scores`,
float32 [N, W / 2, 38], before softmax; N and W may be any (W even). Where onnxruntime for Python is
there, the file is read back and compared with the network.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from network import LineReader

OPSET = 13
MOST_BYTES = 3_000_000
MOST_DIFFERENCE = 1e-3


def loaded(path):
    """The network with the weights of a file."""
    net = LineReader()
    net.load_state_dict(torch.load(path))
    return net.eval()


def export(net, path):
    """The ONNX file by torch's own exporter."""
    newer = {"dynamo": False} if int(torch.__version__.split(".")[0]) >= 2 else {}
    torch.onnx.export(
        net,
        (torch.zeros(2, 1, 24, 408),),
        str(path),
        input_names=["strips"],
        output_names=["scores"],
        dynamic_axes={"strips": {0: "n", 3: "w"}, "scores": {0: "n", 1: "steps"}},
        opset_version=OPSET,
        do_constant_folding=True,
        **newer,
    )
    size = path.stat().st_size
    assert size < MOST_BYTES, f"{size} bytes"
    print(f"{path}: {size} bytes")


def compare(net, path):
    """Scores of the file against those of the network, for another number and width of strips."""
    try:
        import onnxruntime
    except ImportError:
        print("onnxruntime is not there: not compared")
        return
    strips = np.random.default_rng(1).standard_normal((3, 1, 24, 576)).astype(np.float32)
    read_back = onnxruntime.InferenceSession(str(path)).run(["scores"], {"strips": strips})[0]
    with torch.no_grad():
        difference = np.abs(net(torch.from_numpy(strips)).numpy() - read_back).max()
    assert difference < MOST_DIFFERENCE, difference
    print(f"largest difference {difference:.6f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("onnx", type=Path)
    arguments = parser.parse_args()
    reader = loaded(arguments.weights)
    export(reader, arguments.onnx)
    compare(reader, arguments.onnx)
