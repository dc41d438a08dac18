"""What lines are printed on and covered by: security print, photographs, small print, light, stamps."""

import string

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

SHEET = (256, 1024)
SMALL_PRINT = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSansNarrow-Bold.ttf",
)


def stretched(sheet):
    """The same between 0 and 1."""
    return ((sheet - sheet.min()) / (np.ptp(sheet) + 1e-6)).astype(np.float32)


def clouds(noise, octaves, steep):
    """Soft blots of several sizes."""
    sheet = np.zeros(SHEET, np.float32)
    for octave in range(octaves):
        small = noise.random((2 ** (octave + 1) + 1, 2 ** (octave + 3) + 1), np.float32)
        sheet += cv2.resize(small, SHEET[::-1], interpolation=cv2.INTER_CUBIC) / steep**octave
    return stretched(sheet)


def guilloche(noise):
    """Bundles of thin waving lines."""
    y, x = np.mgrid[0 : SHEET[0], 0 : SHEET[1]].astype(np.float32)
    sheet = np.zeros(SHEET, np.float32)
    for _ in range(noise.integers(1, 4)):
        wave = noise.uniform(3, 40) * np.sin(x / noise.uniform(15, 160) + noise.uniform(0, 6))
        wave += noise.uniform(0, 20) * np.sin(x / noise.uniform(5, 60) + y / noise.uniform(10, 90))
        phase = (y + wave + x * noise.uniform(-1, 1)) * (2 * np.pi / noise.uniform(5, 26))
        sheet += np.clip((np.sin(phase) - noise.uniform(-0.2, 0.85)) * noise.uniform(1.5, 5), 0, 1)
    return stretched(sheet)


def small_print(noise):
    """Rows of words of another face."""
    image = Image.new("L", SHEET[::-1], 255)
    draw = ImageDraw.Draw(image)
    size = int(noise.integers(8, 34))
    font = ImageFont.truetype(SMALL_PRINT[noise.integers(len(SMALL_PRINT))], size)
    letters = np.array(list(string.ascii_letters + string.digits + "      .,-/<"))
    for top in range(0, SHEET[0], int(size * noise.uniform(1.0, 1.9))):
        draw.text((0, top), "".join(noise.choice(letters, 160)), fill=0, font=font)
    return np.asarray(image, np.float32) / 255


def dots(noise):
    """A screen of dots or bars, as of a printed photograph."""
    y, x = np.mgrid[0 : SHEET[0], 0 : SHEET[1]].astype(np.float32)
    turn, step = noise.uniform(0, np.pi), noise.uniform(3, 14)
    a, b = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    both = np.sin(a * 2 * np.pi / step) + noise.integers(0, 2) * np.sin(b * 2 * np.pi / step)
    return stretched(both + 2 * clouds(noise, 4, 1.5))


def patches(noise):
    """Areas with hard edges, as in a photograph."""
    levels = noise.integers(2, 5)
    sheet = np.floor(clouds(noise, 5, 1.7) * levels) / levels
    return stretched(cv2.GaussianBlur(sheet, (0, 0), noise.uniform(0.5, 3)) + 0.1 * clouds(noise, 7, 1.1))


class Surfaces:
    """A store of sheets to cut surfaces from; its seed makes it the same in each process."""

    def __init__(self, seed=5):
        noise = np.random.default_rng(seed)
        self.security = [guilloche(noise) for _ in range(24)] + [dots(noise) for _ in range(6)]
        self.soft = [clouds(noise, 3 + at % 5, 1.2 + 0.1 * at) for at in range(12)]
        self.photographs = [patches(noise) for _ in range(12)]
        self.prints = [small_print(noise) for _ in range(16)]
        self.any = self.security + self.soft + self.photographs + self.prints[:6]

    def cut(self, rng, sheets, height, width):
        """A piece of one of the sheets, enlarged or reduced."""
        sheet = rng.choice(sheets)
        scale = rng.uniform(0.5, 2.0)
        rows, columns = min(SHEET[0], int(height * scale) + 2), min(SHEET[1], int(width * scale) + 2)
        top, left = rng.randint(0, SHEET[0] - rows), rng.randint(0, SHEET[1] - columns)
        piece = sheet[top : top + rows, left : left + columns]
        if rng.random() < 0.5:
            piece = piece[:, ::-1]
        return cv2.resize(
            piece, (width, height), interpolation=cv2.INTER_AREA if scale > 1 else cv2.INTER_LINEAR
        )

    def paper(self, rng, height, width, contrast):
        """Grey levels around 0 that stay within about half the contrast between ink and paper."""
        paper = np.zeros((height, width), np.float32)
        if rng.random() < 0.6:
            paper += (self.cut(rng, self.security, height, width) - 0.5) * rng.uniform(0.05, 0.6) * contrast
        if rng.random() < 0.6:
            paper += (self.cut(rng, self.soft, height, width) - 0.5) * rng.uniform(0.05, 0.8) * contrast
        if rng.random() < 0.14:
            paper += (self.cut(rng, self.photographs, height, width) - 0.5) * rng.uniform(0.1, 0.7) * contrast
        if rng.random() < 0.08:
            paper += (self.cut(rng, self.prints, height, width) - 0.5) * rng.uniform(0.1, 0.45) * contrast
        if rng.random() < 0.3:
            paper += np.linspace(-1, 1, width, dtype=np.float32) * rng.uniform(-0.7, 0.7) * contrast
        return paper


def add_shadow(rng, image):
    """A dark part with a more or less soft edge across the line."""
    height, width = image.shape
    edge = rng.uniform(0, width) + np.arange(height, dtype=np.float32)[:, None] * rng.uniform(-2, 2)
    across = (np.arange(width, dtype=np.float32)[None] - edge) / rng.uniform(0.5, width / 3)
    dark = rng.uniform(0.35, 0.9)
    return image * (1 - (1 - dark) * (1 / (1 + np.exp(np.clip(across, -30, 30)))))


def add_glare(rng, image, pitch):
    """A bright spot that takes away contrast."""
    height, width = image.shape
    x = (np.arange(width, dtype=np.float32) - rng.uniform(0, width)) / (rng.uniform(0.8, 6) * pitch)
    y = (np.arange(height, dtype=np.float32) - rng.uniform(0, height)) / (rng.uniform(0.5, 4) * pitch)
    light = np.exp(-(x[None] ** 2) - y[:, None] ** 2) * rng.uniform(0.2, 0.85)
    return image + (255 - image) * light


def add_hologram(rng, image, surfaces):
    """Bright foil over ink and paper alike."""
    height, width = image.shape
    foil = np.clip(surfaces.cut(rng, surfaces.any, height, width) * 2 - rng.uniform(0.4, 1.2), 0, 1)
    return image + (255 - image) * foil * rng.uniform(0.1, 0.5)


def add_strokes(rng, image, pitch):
    """Pen strokes, scratches, rims of stamps, folds."""
    height, width = image.shape
    mask = np.zeros((height, width), np.uint8)
    thick = max(1, round(pitch * rng.uniform(0.04, 0.22)))
    for _ in range(rng.randint(1, 3)):
        if rng.random() < 0.5:
            ends = [(rng.randint(0, width), rng.randint(-height, 2 * height)) for _ in range(2)]
            cv2.line(mask, *ends, 255, thick, cv2.LINE_AA)
        else:
            middle = (rng.randint(0, width), rng.randint(-2 * height, 3 * height))
            size = (round(pitch * rng.uniform(2, 9)), round(pitch * rng.uniform(2, 9)))
            cv2.ellipse(mask, middle, size, rng.uniform(0, 180), 0, 360, 255, thick, cv2.LINE_AA)
    to = rng.uniform(0, 110) if rng.random() < 0.7 else rng.uniform(180, 255)
    return image + (to - image) * (mask.astype(np.float32) / 255) * rng.uniform(0.15, 0.75)


def add_stain(rng, image, surfaces, pitch):
    """The filled part of a stamp, or dirt: darker or lighter blots smaller than a few characters."""
    height, width = image.shape
    left = rng.randint(0, width - 1)
    right = min(width, left + max(2, round(pitch * rng.uniform(0.3, 5))))
    blot = surfaces.cut(rng, surfaces.photographs + surfaces.prints, height, right - left)
    image[:, left:right] += (blot - rng.uniform(0, 1)) * rng.uniform(10, 80)
    return image
