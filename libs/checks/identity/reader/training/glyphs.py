"""Pictures of characters of a face, in the size and width asked for."""

import os
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(os.environ.get("FONTS", "/usr/share/fonts"))
OCR_B = ("opentype/ocr-b/OCRB.otf", "opentype/ocr-b/OCRBS.otf", "opentype/ocr-b/OCRBL.otf")
"""Round ends, sharp ends, slanted."""

MONOSPACED = (
    "truetype/dejavu/DejaVuSansMono.ttf",
    "truetype/dejavu/DejaVuSansMono-Bold.ttf",
    "truetype/liberation/LiberationMono-Regular.ttf",
    "truetype/liberation/LiberationMono-Bold.ttf",
    "truetype/freefont/FreeMono.ttf",
    "truetype/freefont/FreeMonoBold.ttf",
    "truetype/inconsolata/Inconsolata.otf",
    "truetype/hack/Hack-Regular.ttf",
    "truetype/ocr-a/OCRA.ttf",
    "opentype/courier-prime/Courier Prime.otf",
    "opentype/courier-prime/Courier Prime Sans.otf",
    "opentype/courier-prime/Courier Prime Code.otf",
)
PROPORTIONAL = (
    "truetype/dejavu/DejaVuSans.ttf",
    "truetype/liberation/LiberationSans-Regular.ttf",
    "truetype/liberation/LiberationSans-Bold.ttf",
    "truetype/liberation/LiberationSansNarrow-Regular.ttf",
)

SIZE = 96
BOX = 3 * SIZE


@lru_cache(None)
def face(path):
    """One object for each file."""
    return Face(path)


def present(paths):
    """Those of the fonts that are installed."""
    return [path for path in paths if (FONTS / path).exists()]


class Face:
    """A font; glyphs are boxes as wide and high as about two capitals, with the capital in the middle."""

    def __init__(self, path):
        self.font = ImageFont.truetype(str(FONTS / path), SIZE)
        _, top, _, bottom = self.font.getbbox("H", anchor="ms")
        self.capital = bottom - top
        self.middle = (bottom + top) / 2
        self.half = round(self.capital * 0.9)

    @lru_cache(None)  # noqa: B019 - faces live as long as the process
    def drawn(self, character):
        """In the size of the font."""
        image = Image.new("L", (BOX, BOX), 0)
        ImageDraw.Draw(image).text(
            (BOX / 2, BOX / 2 - self.middle), character, fill=255, font=self.font, anchor="ms"
        )
        middle = slice(BOX // 2 - self.half, BOX // 2 + self.half)
        return np.asarray(image, np.float32)[middle, middle] / 255

    @lru_cache(None)  # noqa: B019 - faces live as long as the process
    def glyph(self, character, capital, half_width):
        """With capitals so many pixels high, in a box 2 half_width wide."""
        half_height = round(0.9 * capital)
        size = (2 * half_width, 2 * half_height)
        return cv2.resize(self.drawn(character), size, interpolation=cv2.INTER_AREA)

    def advance(self, text, capital):
        """Widths of the characters of a text with capitals so high, each by its own measure."""
        return [self.font.getlength(character) * capital / self.capital for character in text]
