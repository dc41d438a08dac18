"""The line reader: a convolutional network that scores each step of two pixels against 37 characters."""

from torch import nn

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
CLASSES = len(ALPHABET) + 1
"""Class 0 is "between characters", class k + 1 is ALPHABET[k]."""

STEP = 2
"""Pixels of the strip a column of scores stands for."""


def conv(inputs, outputs, kernel, stride=1, groups=1, relu=True):
    """A convolution that keeps the size but for its stride, normalised and mostly rectified."""
    padding = tuple(size // 2 for size in kernel)
    layers = [
        nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False),
        nn.BatchNorm2d(outputs),
    ]
    return nn.Sequential(*layers, nn.ReLU()) if relu else nn.Sequential(*layers)


class Block(nn.Module):
    """Depthwise convolution, then a wider and again a narrow pointwise one, added to what came in."""

    def __init__(self, channels, kernel, widen):
        super().__init__()
        self.body = nn.Sequential(
            conv(channels, channels, kernel, groups=channels, relu=False),
            conv(channels, channels * widen, (1, 1)),
            conv(channels * widen, channels, (1, 1), relu=False),
        )

    def forward(self, x):
        return x + self.body(x)


class LineReader(nn.Module):
    """Strips [N, 1, 24, W] to scores [N, W / 2, 38]; a step sees three to four characters to each side."""

    def __init__(self):
        super().__init__()
        self.looks = nn.Sequential(
            conv(1, 24, (3, 3), stride=2),  # 12 rows
            conv(24, 24, (3, 3)),
            conv(24, 64, (3, 3), stride=(2, 1)),  # 6 rows
            Block(64, (5, 5), 2),
            Block(64, (5, 5), 2),
            conv(64, 96, (3, 3), stride=(2, 1)),  # 3 rows
            Block(96, (3, 5), 2),
            Block(96, (3, 5), 2),
            nn.Sequential(nn.Conv2d(96, 160, (3, 1), bias=False), nn.BatchNorm2d(160), nn.ReLU()),  # 1 row
            Block(160, (1, 9), 2),
            Block(160, (1, 9), 2),
            Block(160, (1, 9), 2),
        )
        self.scores = nn.Conv2d(160, CLASSES, 1)

    def forward(self, strips):
        return self.scores(self.looks(strips)).squeeze(2).transpose(1, 2)
