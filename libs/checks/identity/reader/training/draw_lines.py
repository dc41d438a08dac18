"""Draws OCR-B lines with the place of every character known: fonts of Debian fonts-ocr-b, no real document.

Needs numpy, opencv-python-headless, pillow."""
import os, random, numpy as np, cv2
from PIL import Image, ImageDraw, ImageFont
A = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'
F = os.environ.get('OCR_B_FONTS', '/usr/share/fonts/opentype/ocr-b/')
FONTS = [(F + 'OCRB.otf', 1), (F + 'OCRBS.otf', 1)]
H, PITCH = 24, 12.0
S = 4  # drawn at four times the size
_glyphs = {}
def glyph(font, c):
    k = (font, c)
    if k not in _glyphs:
        f = ImageFont.truetype(font, 48)
        im = Image.new('L', (96, 96), 0)
        ImageDraw.Draw(im).text((48, 68), c, fill=255, font=f, anchor='ms')
        _glyphs[k] = np.asarray(im, np.uint8)
    return _glyphs[k]

def cap(font):
    g = glyph(font, 'H'); r = np.where(g.max(1) > 128)[0]; return r[-1] - r[0] + 1, (r[-1] + r[0]) / 2
def text(rng, n):
    m = rng.random()
    if m < 0.25: return ''.join(rng.choice(A) for _ in range(n))
    out = ''
    while len(out) < n:
        k = rng.random()
        if k < .3: out += ''.join(rng.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZ') for _ in range(rng.randint(2, 9))) + '<' * rng.choice([0, 1, 2])
        elif k < .6: out += ''.join(rng.choice('0123456789') for _ in range(rng.randint(1, 8)))
        elif k < .75: out += rng.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZ') + ''.join(rng.choice('0123456789') for _ in range(rng.randint(1, 4)))
        elif k < .85: out += ''.join(rng.choice('O0Q8B5S1I2Z6GUVD') for _ in range(rng.randint(2, 6)))
        else: out += '<' * rng.randint(2, 14)
    return out[:n]
def sample(rng):
    width = 384
    pitch = PITCH * rng.uniform(.86, 1.16)
    n = rng.randint(20, 30)
    t = text(rng, n)
    font = rng.choices([f for f, _ in FONTS], [w for _, w in FONTS])[0]
    ch, cc = cap(font)
    capheight = pitch * rng.uniform(.86, 1.06) * S
    sy = capheight / ch; sx = sy * rng.uniform(.9, 1.08)
    W, HH = width * S, H * S
    ink = np.zeros((HH, W), np.float32)
    x0 = rng.uniform(-.5, 2.5) * pitch * S
    cy = (H / 2 + rng.uniform(-2.5, 2.5)) * S
    centres = []
    for i, c in enumerate(t):
        x = x0 + (i + .5) * pitch * S
        centres.append(x / S)
        if x < -40 or x > W + 40: continue
        M = np.float32([[sx, 0, x - 48 * sx + rng.uniform(-.4, .4) * S * .4], [0, sy, cy - cc * sy]])
        xa, xb = int(max(0, x - 40 * sx)), int(min(W, x + 40 * sx))
        if xb - xa < 2: continue
        M[0, 2] -= xa
        g = cv2.warpAffine(glyph(font, c), M, (xb - xa, HH), flags=cv2.INTER_LINEAR)
        ink[:, xa:xb] = np.maximum(ink[:, xa:xb], g)
    ink /= 255
    k = rng.random()
    if k < .3: ink = cv2.dilate(ink, np.ones((rng.choice([2, 3]),) * 2))
    elif k < .45: ink = cv2.erode(ink, np.ones((2, 2)))
    # what stands above and below: parts of neighbour lines
    for side in (0, 1):
        if rng.random() < .35:
            off = (capheight * rng.uniform(1.45, 2.2)) * (1 if side else -1)
            M = np.float32([[1, 0, rng.uniform(-20, 20)], [0, 1, off]])
            ink = np.maximum(ink, cv2.warpAffine(ink, M, (W, HH)) * (np.abs(np.arange(HH) - cy)[:, None] > capheight * .62))
    # rotation, shear: centres move by it too
    ang = np.radians(rng.gauss(0, .5)); sh = rng.gauss(0, .05)
    M = np.float32([[1, sh, -sh * HH / 2], [np.tan(ang), 1, -np.tan(ang) * W / 2]])
    ink = cv2.warpAffine(ink, M, (W, HH))
    centres = [c + sh * (cy / S - H / 2) for c in centres]
    paper = np.full((HH, W), 1.0, np.float32)
    if rng.random() < .6:
        yy, xx = np.mgrid[0:HH, 0:W].astype(np.float32)
        for _ in range(rng.randint(1, 4)):
            fx, fy = rng.uniform(.002, .05), rng.uniform(-.12, .12)
            paper -= rng.uniform(.02, .14) * (np.sin(xx * fx + yy * fy + 3 * np.sin(xx * rng.uniform(.001, .02)) + rng.uniform(0, 6)) > rng.uniform(.2, .9))
    if rng.random() < .5: paper *= np.linspace(rng.uniform(.6, 1), rng.uniform(.6, 1), W, dtype=np.float32)[None]
    lo = rng.uniform(.02, .5)
    img = paper * (1 - ink * (1 - lo))
    sig = rng.choice([0, .4, .7, 1.0, 1.3]) * S * .5
    if sig: img = cv2.GaussianBlur(img, (0, 0), sig)
    if rng.random() < .3:  # small pictures, enlarged
        f = rng.uniform(.5, .9); small = cv2.resize(img, (int(width * f), max(8, int(H * f))), interpolation=cv2.INTER_AREA)
        img = cv2.resize(small, (width, H), interpolation=rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC]))
    else: img = cv2.resize(img, (width, H), interpolation=cv2.INTER_AREA)
    img = img + np.random.randn(H, width).astype(np.float32) * rng.choice([0, .02, .05, .09])
    if rng.random() < .4:
        b = np.clip(img * 255, 0, 255).astype(np.uint8)
        img = cv2.imdecode(cv2.imencode('.jpg', b, [1, rng.randint(35, 90)])[1], 0).astype(np.float32) / 255
    if rng.random() < .1:
        x = rng.randint(0, width - 30); img[:, x:x + rng.randint(3, 25)] += rng.uniform(-.3, .4)
    img = (img - img.mean()) / (img.std() + 1e-3)
    y = np.zeros(width // 2, np.int64)  # 0 = nothing, k + 1 = A[k]
    for c, x in zip(t, centres):
        f = x / 2 - .5
        for d in (-1, 0, 1):
            q = int(round(f)) + d
            if 0 <= q < len(y): y[q] = A.index(c) + 1
    return img.astype(np.float32), y
def batch(seed, n):
    rng = random.Random(seed); np.random.seed(seed % 2**31)
    a = [sample(rng) for _ in range(n)]
    return np.stack([x for x, _ in a])[:, None], np.stack([y for _, y in a])
