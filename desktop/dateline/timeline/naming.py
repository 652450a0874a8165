"""Names of lines, over the rows of marks: each beside its line; where they are close several as one, or one higher."""

from dataclasses import dataclass, field
from itertools import product

from dateline.timeline.furniture import Parts
from dateline.timeline.labels import Fitter
from dateline.timeline.scene import ACCENT, NONE, SECOND, Box, Face, Label, Rect

GAP = 5  # pixels at ratio 1 between a line and its name
HIGHER = 13  # pixels at ratio 1 from one line of names to the other
FEW = 6  # names that are told in one, or in fewer words, rather than not at all
AND = "·"  # between the names of lines that are close, with a gap at both sides


@dataclass(frozen=True, slots=True)
class Name:
    """What the line at x is called; `stem` is the colour of the line, NONE where there is none."""

    x: int
    words: str
    stem: int

    @property
    def ways(self) -> tuple[str, ...]:
        """The words, and the first of them where there is no room for all."""
        return tuple(dict.fromkeys((self.words, self.words.partition(" ")[0])))


@dataclass(frozen=True, slots=True)
class Block:
    """Names in the order of their lines, the words they are told in, where these begin, how wide they are, and
    whether they stand one higher than the others."""

    names: tuple[Name, ...]
    words: tuple[str, ...]
    at: int
    width: int
    is_high: bool

    @property
    def far(self) -> tuple[int, int]:
        """From the first to the last x that words or lines take."""
        lines = [name.x for name in self.names]
        return min(self.at, *lines), max(self.at + self.width, *lines)


@dataclass(eq=False)
class Naming:
    """Finds a place for name after name; `taken` are the parts of the row that others have."""

    area: Box
    baseline: int
    size: int
    k: float
    fitter: Fitter
    taken: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def place_all(self, names: list[Name]) -> None:
        """Each by itself, else in one with the name of the next line, else higher, else in fewer words, else nowhere;
        of many names those that have room by themselves."""
        for name in names:
            if not self._place((name,)) and len(names) <= FEW:
                self._squeeze(name)

    def _squeeze(self, name: Name) -> None:
        near = min(self.blocks, key=lambda block: abs(block.names[0].x - name.x), default=None)
        both = tuple(sorted((*near.names, name), key=lambda each: each.x)) if near else (name,)
        ways = (
            (both, near, False, False),
            ((name,), None, False, True),
            (both, near, False, True),
            ((name,), None, True, False),
            (both, near, True, False),
        )
        for names, instead, is_short, is_high in ways:
            if self._place(names, instead, is_short=is_short, is_high=is_high):
                return

    def _place(
        self,
        names: tuple[Name, ...],
        instead: Block | None = None,
        *,
        is_short: bool = False,
        is_high: bool = False,
    ) -> bool:
        """To the right of all their lines, else to their left; False where there is no room. In fewer words only as
        few of the names as have to be."""
        for words in product(*(name.ways if is_short else (name.words,) for name in names)):
            width = self._width(words)
            for at in (names[-1].x + self._gap, names[0].x - self._gap - width):
                block = Block(names, words, at, width, is_high)
                if self._is_free(block, instead):
                    self.blocks = [*(other for other in self.blocks if other is not instead), block]
                    return True
        return False

    def _width(self, words: tuple[str, ...]) -> int:
        return sum(self._wide(each) for each in words) + (len(words) - 1) * (self._wide(AND) + 2 * self._gap)

    @property
    def _gap(self) -> int:
        return round(GAP * self.k)

    def _wide(self, words: str) -> int:
        return self.fitter.width(words, self.size, Face.ITALIC)

    def _is_free(self, block: Block, instead: Block | None) -> bool:
        """Within the rows' width, over no other words, and with no line through any."""
        at, end, gap = block.at, block.at + block.width, self._gap
        lines = [name.x for name in block.names]
        words, taken = list(self.taken), [] if block.is_high else list(self.taken)
        for other in self.blocks:
            if other is instead:
                continue
            if other.is_high <= block.is_high:
                words.append((other.at - gap, other.at + other.width + gap))
            if other.is_high == block.is_high:
                first, last = other.far
                taken.append((first - self.size // 2, last + self.size))
            elif other.is_high:
                taken += [(name.x - gap, name.x + gap) for name in other.names]
        inside = self.area.left <= at and end <= self.area.right
        is_over = any(at < b and end > a for a, b in taken)
        return inside and not is_over and not any(a < x < b for a, b in words for x in lines)

    def write(self, parts: Parts) -> None:
        """All names that have a place; each line goes on up beside its own."""
        thin = max(1, round(self.k))
        for block in self.blocks:
            x, y = block.at, self.baseline - block.is_high * round(HIGHER * self.k)
            for number, (name, words) in enumerate(zip(block.names, block.words, strict=True)):
                if number:
                    x = self._write(x + self._gap, y, AND, SECOND, parts) + self._gap
                x = self._write(x, y, words, ACCENT if name.stem == ACCENT else SECOND, parts)
                if name.stem != NONE:
                    parts.under.append(Rect(name.x, y - self.size, name.x + thin, self.area.top, name.stem))

    def _write(self, x: int, y: int, words: str, ink: int, parts: Parts) -> int:
        """Some words; gives where they end."""
        width = self._wide(words)
        parts.labels.append(Label(x, y, words, self.size, Face.ITALIC, ink, width))
        return x + width
