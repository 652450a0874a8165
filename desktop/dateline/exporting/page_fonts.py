"""The faces of an exported page, inside it: those of the chart and of reading, cut down to the letters that it uses."""

import base64
import io
import logging

from dateline.resources import resource

# Names of our own, for the licence keeps the fonts' names for the fonts as they were published.
_FACES = (
    ("Dateline Sans", "normal", 400, "SourceSans3-Regular.ttf"),
    ("Dateline Sans", "italic", 400, "SourceSans3-Italic.ttf"),
    ("Dateline Sans", "normal", 600, "SourceSans3-SemiBold.ttf"),
    ("Dateline Serif", "normal", 400, "SourceSerif4-Regular.ttf"),
)
_LATIN = "".join(map(chr, range(32, 127))) + "–—…“”‘’−·×"


def font_faces(letters: str) -> str:
    """CSS rules that hold the faces as WOFF data, with the glyphs for `letters` and plain Latin."""
    wanted = set(letters + _LATIN)
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight}; '
        f'src: url(data:font/woff;base64,{base64.b64encode(_cut(file, wanted)).decode()}) format("woff"); }}\n'
        for family, style, weight, file in _FACES
    )


def _cut(file: str, letters: set[str]) -> bytes:
    from fontTools import subset

    logging.getLogger("fontTools").setLevel(logging.WARNING)
    options = subset.Options(flavor="woff", layout_features=["kern", "liga", "tnum", "mark", "mkmk"])
    options.name_IDs = [0, 13, 14]  # whose it is, and its licence
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=map(ord, letters))
    made = io.BytesIO()
    with subset.load_font(str(resource(f"fonts/{file}")), options) as font:
        cutter.subset(font)
        font.flavor = options.flavor
        font.save(made)
    return made.getvalue()
