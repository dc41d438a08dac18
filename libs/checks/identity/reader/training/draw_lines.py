"""Draws strips with a machine-readable line, as photographs show it, and the place of every character.

A line (and its neighbours) is printed with free fonts at 24 pixels a character (print_lines.py),
photographed at 5 to 22 pixels a character with all that goes wrong (photograph.py), and straightened
with the errors the line finding makes. No real document is used. Needs numpy, opencv, pillow; Debian's
fonts-ocr-b and, for wrong faces, other font packages.
"""

import random

import cv2
import numpy as np

from network import ALPHABET, STEP
from photograph import Camera
from print_lines import PRINT_HEIGHT, PRINT_PITCH, Printer
from surfaces import Surfaces

HEIGHT = 24
PITCH = 12
WIDTH = 28 * PITCH
MARGIN = 2
"""Characters of margin at each end of a strip."""

LIGHT_REACH = 4 * PITCH
"""Columns to each side whose light a column is compared with."""

MOST_CHARACTERS = 31
NOTHING = 0.05
"""Share of strips without a line to read."""

CENTRE_STEPS = (-1, 0, 1)
"""Steps around the middle of a character that bear its label."""


class LineDrawer:
    """Draws strips; the same seed gives the same strips."""

    def __init__(self, seed, surfaces, strip_width=WIDTH, most=MOST_CHARACTERS, wide=False):
        self.rng = random.Random(seed)
        self.strip_width = strip_width
        self.wide = wide
        noise = np.random.default_rng(seed)
        self.printer = Printer(self.rng, noise, most)
        self.camera = Camera(self.rng, noise, surfaces, self.printer)

    def strip(self):
        """A strip [24, W], normalised, and the label of each step of two pixels."""
        printed = self.printer.nothing() if self.rng.random() < NOTHING else self.printer.printed()
        pitch = self.source_pitch()
        image, to_image = self.camera.photographed(printed, pitch)
        return self.straightened(image, to_image, printed, pitch)

    def source_pitch(self):
        """Pixels of the photograph a character."""
        kind = self.rng.random()
        if kind < 0.38:
            return self.rng.uniform(5.2, 9)
        return self.rng.uniform(9, 13) if kind < 0.74 else self.rng.uniform(13, 22)

    def straightened(self, image, to_image, printed, pitch):
        """The strip as straighten.ts cuts it, off by what the line finding errs, and its labels."""
        rng = self.rng
        scale = PRINT_PITCH / PITCH * self.pitch_found()
        middle = self.strip_width / 2
        columns = np.arange(self.strip_width, dtype=np.float32) - middle
        uneven = rng.gauss(0, 0.02) if rng.random() < 0.4 else 0.0
        along = scale * (columns + uneven * columns**2 / middle)
        along += self.first_column(printed, along, scale)
        low = rng.gauss(0, 1.2) if rng.random() < 0.75 else rng.uniform(-4, 4)
        tilt = rng.gauss(0, 0.005) if rng.random() < 0.8 else rng.uniform(-0.016, 0.016)
        bow = rng.gauss(0, 1.0) if rng.random() < 0.25 else 0.0
        rows = np.arange(HEIGHT, dtype=np.float32)[:, None] - (HEIGHT - 1) / 2
        across = scale * (rows + low + tilt * columns + bow * (columns / middle) ** 2)
        x = along[None] + rng.gauss(0, 0.04) * across
        y = np.broadcast_to(across + PRINT_HEIGHT / 2 - 0.5, x.shape)
        strip = self.sampled(image, to_image, x, y, pitch)
        return normalised(strip), self.labels(printed, along)

    def pitch_found(self):
        """The pitch the line finding takes for the true one, as a factor; seldom that of another format."""
        kind = self.rng.random()
        if self.wide and kind > 0.88:
            return 1 / self.rng.uniform(0.8, 1.5)
        return 1 + (self.rng.gauss(0, 0.03) if kind < 0.65 else self.rng.uniform(-0.14, 0.16))

    def first_column(self, printed, along, scale):
        """How far to move so that an end of the line comes two characters from the end of the strip."""
        rng = self.rng
        if not len(printed.centres):
            return len(printed.ink[0]) / 2
        error = scale * (rng.gauss(0, 5) if rng.random() < 0.7 else rng.uniform(-20, 20))
        margin = (MARGIN + 0.5) * PITCH * scale
        if printed.left_end and not (printed.right_end and rng.random() < 0.5):
            return printed.centres[0] - margin - along[0] + error
        if printed.right_end:
            return printed.centres[-1] + margin - along[-1] + error
        return printed.ink.shape[1] / 2 + error

    def sampled(self, image, to_image, x, y, pitch):
        """Grey levels at places of the print."""
        a = to_image.astype(np.float32)
        source_x = a[0, 0] * x + a[0, 1] * y + a[0, 2]
        source_y = a[1, 0] * x + a[1, 1] * y + a[1, 2]
        step = np.hypot(a[0, 0], a[1, 0]) * PRINT_PITCH / PITCH
        source = image.astype(np.float32)
        if step >= 1.5:
            source = cv2.blur(source, (2, 2), anchor=(0, 0))
            source_x, source_y = source_x - 0.5, source_y - 0.5
        return cv2.remap(source, source_x, source_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)

    def labels(self, printed, along):
        """Class of each step."""
        labels = np.zeros(self.strip_width // STEP, np.uint8)
        if not len(printed.centres):
            return labels
        places = np.arange(self.strip_width)
        columns = np.interp(printed.centres - 0.5, along, places, left=-99, right=-99)
        for character, column in zip(printed.text, columns, strict=True):
            if column < 0:
                continue
            middle = round((column + 0.5) / STEP - 0.5)
            for step in CENTRE_STEPS:
                if 0 <= middle + step < len(labels):
                    labels[middle + step] = ALPHABET.index(character) + 1
        return labels


def normalised(strip):
    """Mean 0 and deviation 1 within LIGHT_REACH columns to each side, as straighten.ts makes its strips."""
    height, width = strip.shape
    light = np.stack((strip.sum(0), (strip.astype(np.float64) ** 2).sum(0)))
    sums = np.concatenate((np.zeros((2, 1)), light.cumsum(1)), axis=1)
    columns = np.arange(width)
    first, last = np.maximum(0, columns - LIGHT_REACH), np.minimum(width, columns + LIGHT_REACH + 1)
    mean, square = (sums[:, last] - sums[:, first]) / ((last - first) * height)
    deviation = np.sqrt(np.maximum(0, square - mean**2)) + 0.15 * strip.std() + 0.25
    return ((strip - mean) / deviation).astype(np.float32)


_surfaces = []


def batch(seed, count, strip_width=WIDTH, most=MOST_CHARACTERS, wide=False):
    """Strips [count, 1, 24, W] and labels [count, W / 2] of a seed; `wide` adds gross errors of the pitch."""
    if not _surfaces:
        _surfaces.append(Surfaces())
        cv2.setNumThreads(1)
    drawer = LineDrawer(seed, _surfaces[0], strip_width, most, wide)
    drawn = [drawer.strip() for _ in range(count)]
    return np.stack([strip for strip, _ in drawn])[:, None], np.stack([labels for _, labels in drawn])
