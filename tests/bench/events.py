"""The events that the bench draws, as columns: any number of them, in three shapes."""

import numpy as np

from dateline.timeline.marks import Form, Marks, shares

WORDS = (
    "Treaty of",
    "Летопись",
    "Königreich",
    "東京会議",
    "الميناء",
    "Strike at",
    "Ἀθῆναι",
    "Harbour",
    "Expedition to",
)
SHAPES = ("uniform", "clustered", "spanning")


def marks_of(count: int, shape: str, seed: int = 1) -> Marks:
    """Columns of `count` events over two centuries, with long titles in many scripts."""
    random = np.random.default_rng(seed)
    lo = random.uniform(-50_000, 20_000, count)
    if shape == "clustered":
        lo = random.uniform(-50_000, 20_000, 12)[random.integers(0, 12, count)] + random.normal(0, 150, count)
    lo = np.sort(np.floor(lo))
    length = np.where(random.random(count) < 0.5, 1, np.ceil(random.exponential(300, count)))
    if shape == "spanning":
        length[0] = 20_000 - lo[0]
    form = np.where(length == 1, Form.DOT, Form.BAR).astype(np.int8)
    first, second = random.integers(0, len(WORDS), (2, count)).tolist()
    titles = [
        f"{WORDS[a]} {WORDS[b]} and what came of it, {n}"
        for n, (a, b) in enumerate(zip(first, second, strict=True))
    ]
    return Marks(
        [f"e{number}" for number in range(count)],
        titles,
        form,
        random.integers(0, 8, count).astype(np.int8),
        np.zeros(count, np.int8),
        lo,
        lo + length,
        lo,
        lo + length,
        random.random(count).astype(np.float32),
        np.zeros(count, np.int16),
        shares(form, lo, lo + length),
        count,
    )
