"""Photographs a print at few pixels a character: paper, neighbours, light, blur, noise, JPEG."""

import cv2
import numpy as np

from print_lines import PRINT_HEIGHT, PRINT_PITCH
from surfaces import add_glare, add_hologram, add_shadow, add_stain, add_strokes

LARGER = (cv2.INTER_CUBIC, cv2.INTER_LINEAR, cv2.INTER_LANCZOS4)
SMALLER = (cv2.INTER_AREA, cv2.INTER_LINEAR)


class Camera:
    """Takes photographs of prints that a printer has made."""

    def __init__(self, rng, noise, surfaces, printer):
        self.rng = rng
        self.noise = noise
        self.surfaces = surfaces
        self.printer = printer

    def photographed(self, printed, pitch):
        """Grey levels of the photograph and the transform from print to it."""
        rng = self.rng
        beside = self.ends(printed)
        scale = pitch / PRINT_PITCH
        ink = printed.ink
        sharp = 0.38 / scale * rng.uniform(0.6, 1.5)
        ink = cv2.GaussianBlur(ink, (0, 0), sharp) if sharp > 0.4 else ink
        height, width = ink.shape
        turn = np.radians(rng.gauss(0, 0.7))
        cos, sin = scale * np.cos(turn), scale * np.sin(turn)
        size = (int(width * scale) + 3, int(height * scale + abs(sin) * width) + 3)
        to_image = np.float32([[cos, -sin, 0], [sin, cos, 0]])
        middle = to_image[:, :2] @ (width / 2, height / 2)
        to_image[:, 2] = np.array(size) / 2 - middle + self.noise.uniform(-0.5, 0.5, 2)
        ink = cv2.warpAffine(ink, to_image, size, flags=cv2.INTER_LINEAR)
        image = self.coloured(ink)
        for edge, side in beside:
            self.put_beside(image, to_image, edge, side, pitch)
        image = self.covered(image, pitch)
        image = self.taken(image, pitch)
        return self.resized(image, to_image)

    def ends(self, printed):
        """Where the document or its free margin ends, in pixels of the print; words are set there at once."""
        rng = self.rng
        found = []
        for is_end, side in ((printed.left_end, -1), (printed.right_end, 1)):
            if not is_end or rng.random() < 0.4:
                continue
            last = printed.centres[0 if side < 0 else -1]
            edge = last + side * PRINT_PITCH * (0.6 + rng.expovariate(0.7))
            if rng.random() < 0.2 and self.printer.proportional:
                edge += side * PRINT_PITCH * 0.4
                width = printed.ink.shape[1]
                self.printer.other_words(printed.ink, *((0, edge) if side < 0 else (edge, width)))
            else:
                found.append((edge, side))
        return found

    def coloured(self, ink):
        """Ink on paper, in grey levels."""
        rng = self.rng
        white = rng.uniform(90, 250)
        contrast = white * (rng.uniform(0.45, 0.97) if rng.random() < 0.75 else rng.uniform(0.15, 0.5))
        paper = white + self.surfaces.paper(rng, *ink.shape, contrast)
        if rng.random() >= 0.5:
            return paper - ink * contrast
        black = paper * rng.uniform(0, 0.5) + (white - contrast) * 0.5
        return paper * (1 - ink) + black * ink

    def put_beside(self, image, to_image, edge, side, pitch):
        """A table, a hand, a frame, another page: whatever lies beyond the end of the line."""
        rng = self.rng
        height, width = image.shape
        top, bottom = (to_image @ (edge, y, 1) for y in (0, PRINT_HEIGHT))
        rows = np.arange(height, dtype=np.float32)[:, None]
        lean = (bottom[0] - top[0]) / max(1, bottom[1] - top[1]) + rng.gauss(0, 0.04)
        border = top[0] + (rows - top[1]) * lean
        if rng.random() < 0.2:
            border = border + side * rng.uniform(0, 3) * pitch * ((rows / height - rng.random()) * 2) ** 2
        outside = np.clip((np.arange(width, dtype=np.float32)[None] - border) * side + 0.5, 0, 1)
        if rng.random() < 0.75:
            level = rng.uniform(0, 255)
            other = level + (self.surfaces.cut(rng, self.surfaces.any, height, width) - 0.5) * rng.uniform(
                0, 120
            )
            image += (other - image) * outside
        if rng.random() < 0.4:
            thick = pitch * rng.uniform(0.05, 0.4)
            line = np.clip(1.2 - np.abs(np.arange(width, dtype=np.float32)[None] - border) / thick, 0, 1)
            image += (
                (rng.choice((rng.uniform(0, 90), rng.uniform(0, 255))) - image) * line * rng.uniform(0.3, 1)
            )

    def covered(self, image, pitch):
        """Light, foil and strokes."""
        rng = self.rng
        if rng.random() < 0.15:
            image = add_shadow(rng, image)
        if rng.random() < 0.1:
            image = add_hologram(rng, image, self.surfaces)
        if rng.random() < 0.12:
            image = add_strokes(rng, image, pitch)
        if rng.random() < 0.1:
            image = add_stain(rng, image, self.surfaces, pitch)
        if rng.random() < 0.12:
            image = add_glare(rng, image, pitch)
        return image

    def taken(self, image, pitch):
        """Blur, noise, sharpening and compression of a camera."""
        rng = self.rng
        if rng.random() < 0.35:
            image = cv2.GaussianBlur(image, (0, 0), pitch * rng.uniform(0.03, 0.13))
        if rng.random() < 0.1:
            image = cv2.filter2D(image, -1, motion(rng, pitch * rng.uniform(0.15, 0.45)))
        if rng.random() < 0.2:
            image = image + (image - cv2.GaussianBlur(image, (0, 0), rng.uniform(0.7, 2))) * rng.uniform(
                0.3, 1.8
            )
        if rng.random() < 0.6:
            grain = self.noise.standard_normal(image.shape, np.float32)
            if rng.random() < 0.3:
                grain = cv2.GaussianBlur(grain, (0, 0), 0.8) * 2
            image = image + grain * rng.choice((2, 4, 8, 14)) * min(1, image.std() / 35)
        if rng.random() < 0.15:
            image = 255 * (np.clip(image, 0, 255) / 255) ** rng.uniform(0.6, 1.7)
        return self.compressed(image, 0.65)

    def compressed(self, image, share):
        """Whole grey levels, mostly after JPEG."""
        levels = np.clip(image, 0, 255).astype(np.uint8)
        if self.rng.random() < share:
            quality = self.rng.randint(22, 60) if self.rng.random() < 0.5 else self.rng.randint(60, 95)
            levels = cv2.imdecode(cv2.imencode(".jpg", levels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 0)
        return levels

    def resized(self, image, to_image):
        """Some photographs were made larger or smaller after they were taken."""
        rng = self.rng
        if rng.random() < 0.75:
            return image, to_image
        factor = rng.uniform(1.2, 2.6) if rng.random() < 0.7 else rng.uniform(0.75, 0.95)
        ways = LARGER if factor > 1 else SMALLER
        size = (round(image.shape[1] * factor), round(image.shape[0] * factor))
        larger = cv2.resize(image, size, interpolation=rng.choice(ways))
        moved = to_image * factor
        moved[:, 2] += 0.5 * factor - 0.5
        return self.compressed(larger.astype(np.float32), 0.5), moved


def motion(rng, length):
    """A kernel that smears along a line."""
    size = max(3, 2 * round(length / 2) + 1)
    kernel = np.zeros((size, size), np.float32)
    turn = rng.uniform(0, np.pi)
    dx, dy = np.cos(turn) * size / 2, np.sin(turn) * size / 2
    middle = size // 2
    ends = ((round(middle - dx), round(middle - dy)), (round(middle + dx), round(middle + dy)))
    cv2.line(kernel, *ends, 1, 1, cv2.LINE_AA)
    return kernel / max(1e-6, kernel.sum())
