"""Prints lines of a zone with free fonts: right and wrong faces, thick, thin and worn ink."""

import string
from dataclasses import dataclass

import cv2
import numpy as np

from glyphs import MONOSPACED, OCR_B, PROPORTIONAL, face, present
from write_texts import zone

PRINT_PITCH = 24
PRINT_HEIGHT = 104
PRINT_MARGIN = 5 * PRINT_PITCH

OTHER_TEXT = string.ascii_letters + string.digits + "      .,-/:"


@dataclass
class Print:
    """A printed line: how black each pixel is, 0 to 1, and the middles of its characters."""

    ink: np.ndarray
    text: str
    centres: np.ndarray
    left_end: bool
    right_end: bool


class Printer:
    """Prints lines at most so many characters long."""

    def __init__(self, rng, noise, most):
        self.rng = rng
        self.noise = noise
        self.most = most
        self.right_faces = present(OCR_B)
        self.wrong_faces = present(MONOSPACED)
        self.proportional = present(PROPORTIONAL)

    def printed(self):
        """A line of a zone, or a part of it as long as fits a strip, with what stands above and below."""
        rng = self.rng
        lines = zone(rng)
        row = rng.randrange(len(lines))
        length = len(lines[row])
        most = min(self.most, length)
        start = rng.choices((0, length - most, rng.randint(0, length - most)), (45, 42, 13))[0]
        typeface, own_widths = self.typeface()
        capital = round(
            PRINT_PITCH * (rng.uniform(0.84, 1.12) if rng.random() < 0.7 else rng.uniform(0.76, 1.27))
        )
        half_width = round(0.9 * capital * rng.uniform(0.86, 1.14))
        width = most * PRINT_PITCH + 2 * PRINT_MARGIN
        ink = np.zeros((PRINT_HEIGHT, width), np.float32)
        centres = PRINT_MARGIN + (np.arange(most) + 0.5) * PRINT_PITCH
        if own_widths and typeface in self.proportional:
            centres = self.proportional_centres(typeface, lines[row][start : start + most], capital)
        jitter = rng.choice((0, 0.3, 0.6, 1.1))
        look = (typeface, capital, half_width, jitter)
        spacing = capital * rng.uniform(1.55, 2.9)
        for other, line in enumerate(lines):
            if other != row and rng.random() < 0.25:
                continue
            middle = PRINT_HEIGHT / 2 + (other - row) * spacing
            shift = 0 if other == row else rng.uniform(-4, 4)
            part = line[start : start + most]
            self.print_text(ink, part, centres + shift, middle, look)
        text = lines[row][start : start + most]
        return Print(self.worn(ink), text, centres, start == 0, start + most == length)

    def typeface(self):
        """A face, and whether its letters keep their own widths; wrong faces are seldom."""
        kind = self.rng.random()
        if kind < 0.07 and self.wrong_faces:
            return self.rng.choice(self.wrong_faces), self.rng.choice((True, False))
        if kind < 0.09 and self.proportional:
            return self.rng.choice(self.proportional), self.rng.choice((True, False))
        return self.rng.choices(self.right_faces, (50, 44, 6))[0], False

    def proportional_centres(self, typeface, text, capital):
        """Middles of characters set by their own width, stretched to the length of a lawful line."""
        steps = np.array(face(typeface).advance(text, capital))
        steps *= PRINT_PITCH * len(text) / steps.sum()
        return PRINT_MARGIN + np.cumsum(steps) - steps / 2

    def print_text(self, ink, text, centres, middle, look):
        """Sets characters one by one."""
        typeface, capital, half_width, jitter = look
        glyphs = face(typeface)
        wander = self.noise.normal(0, jitter, (len(text), 2))
        strength = self.noise.uniform(self.rng.uniform(0.75, 1), 1, len(text))
        for at, character in enumerate(text):
            glyph = glyphs.glyph(character, capital, half_width) * strength[at]
            place(ink, glyph, centres[at] + wander[at, 0], middle + wander[at, 1] * 0.7)

    def worn(self, ink):
        """Thicker or thinner strokes, ragged edges, missing ink."""
        rng = self.rng
        soft = cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.8, 2.0))
        limit = rng.uniform(0.22, 0.52)
        if rng.random() < 0.3:
            limit = limit + (self.grain(ink.shape, rng.choice((2, 4, 9))) - 0.5) * rng.uniform(0.1, 0.45)
        ink = np.clip((soft - limit) * rng.uniform(2, 6) + 0.5, 0, 1)
        if rng.random() < 0.15:
            ink *= 1 - rng.uniform(0.2, 0.8) * (
                self.grain(ink.shape, rng.choice((2, 5, 24))) > rng.uniform(0.6, 0.8)
            )
        return ink

    def grain(self, shape, size):
        """Noise with grains of so many pixels, 0 to 1."""
        small = self.noise.random((shape[0] // size + 2, shape[1] // size + 2), np.float32)
        return cv2.resize(small, shape[::-1], interpolation=cv2.INTER_LINEAR)

    def nothing(self):
        """No line of a zone: one upside down, words in another face, or bare surface."""
        rng = self.rng
        if rng.random() < 0.3:
            turned = self.printed().ink[::-1, ::-1].copy()
            return Print(turned, "", np.zeros(0), False, False)
        width = self.most * PRINT_PITCH + 2 * PRINT_MARGIN
        ink = np.zeros((PRINT_HEIGHT, width), np.float32)
        if rng.random() < 0.7 and self.proportional:
            self.other_words(ink, 0, width)
        return Print(ink, "", np.zeros(0), False, False)

    def other_words(self, ink, left, right):
        """Words in small and large letters between two places."""
        rng = self.rng
        typeface = face(rng.choice(self.proportional))
        capital = rng.randint(12, 30)
        middle = PRINT_HEIGHT / 2 + rng.choice((0, rng.uniform(-40, 40)))
        x = left
        while x < right:
            character = rng.choice(OTHER_TEXT)
            step = typeface.advance(character, capital)[0]
            if character != " " and x + step < right:
                place(ink, typeface.glyph(character, capital, round(0.9 * capital)), x + step / 2, middle)
            x += step


def place(ink, glyph, x, y):
    """Lays a glyph with its middle at a place, where it falls on the sheet."""
    height, width = glyph.shape
    left, top = round(x - width / 2), round(y - height / 2)
    rows = slice(max(0, top), min(ink.shape[0], top + height))
    columns = slice(max(0, left), min(ink.shape[1], left + width))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    part = ink[rows, columns]
    piece = glyph[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    np.maximum(part, piece, out=part)
