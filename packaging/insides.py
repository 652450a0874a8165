"""What wheels carry inside themselves without metadata of its own: told by hand, from what their makers say.

For each wheel and a file in it that shows it to be there: the components and their licences, as SPDX expressions.
An empty name stands for Dateline itself.
"""

_QT_CORE = r"libQt6Core|Qt6Core\.dll"
_QT_GUI = r"libQt6Gui|Qt6Gui\.dll"
_QT_WAYLAND = r"libQt6WaylandClient"

INSIDES: dict[tuple[str, str], dict[str, str]] = {
    ("PySide6_Essentials", _QT_CORE): {
        "Qt": "LGPL-3.0-only",
        "BLAKE2": "CC0-1.0 OR Apache-2.0",
        "double-conversion": "BSD-3-Clause",
        "Easing equations": "BSD-3-Clause",
        "forkfd": "MIT",
        "PCRE2": "BSD-3-Clause",
        "SHA-1, SHA-3 and MD5": "CC0-1.0 OR LicenseRef-Public-Domain",
        "SipHash": "CC0-1.0",
        "TinyCBOR": "MIT",
        "Unicode data (UCD and CLDR)": "Unicode-3.0",
        "zlib": "Zlib",
    },
    ("PySide6_Essentials", r"libicudata|icuuc"): {"ICU": "Unicode-3.0"},
    ("PySide6_Essentials", _QT_GUI): {
        "Adobe Glyph List For New Fonts": "BSD-3-Clause",
        "FreeType": "FTL OR GPL-2.0-only",
        "HarfBuzz": "MIT",
        "libpng": "libpng-2.0",
        "MD4C": "MIT",
        "Smooth scaling of Imlib2": "BSD-2-Clause AND Imlib2",
        "Vulkan Memory Allocator": "MIT",
    },
    ("PySide6_Essentials", r"qjpeg"): {"libjpeg-turbo": "IJG AND BSD-3-Clause AND Zlib"},
    ("PySide6_Essentials", r"libQt6Svg|Qt6Svg\.dll"): {"XSVG": "HPND-sell-variant"},
    ("PySide6_Essentials", _QT_WAYLAND): {"Wayland protocols": "MIT AND HPND-sell-variant"},
    ("numpy", r"openblas"): {"OpenBLAS": "BSD-3-Clause"},
    ("numpy", r"libgfortran"): {"libgfortran": "GPL-3.0-or-later WITH GCC-exception-3.1"},
    ("numpy", r"libquadmath"): {"libquadmath": "LGPL-2.1-or-later"},
    ("pillow", r"libtiff"): {"libtiff": "libtiff"},
    ("pillow", r"libjpeg"): {"libjpeg-turbo": "IJG AND BSD-3-Clause AND Zlib"},
    ("pillow", r"libopenjp2"): {"OpenJPEG": "BSD-2-Clause"},
    ("pillow", r"libzstd"): {"Zstandard": "BSD-3-Clause"},
    ("pillow", r"liblzma-"): {"XZ Utils (liblzma)": "0BSD"},
    ("pillow", r"libxcb-[0-9a-f]{8}"): {"libxcb": "MIT"},
    ("pillow", r"libXau-"): {"libXau": "MIT"},
    ("pillow", r"libfreetype"): {"FreeType": "FTL OR GPL-2.0-only"},
    ("pillow", r"libharfbuzz"): {"HarfBuzz": "MIT"},
    ("pillow", r"libpng16"): {"libpng": "libpng-2.0"},
    ("pillow", r"libbrotli"): {"Brotli": "MIT"},
    ("pillow", r"_imagingft"): {"libraqm": "MIT"},
    ("matplotlib", r"ft2font"): {"FreeType": "FTL OR GPL-2.0-only", "HarfBuzz": "MIT", "libraqm": "MIT"},
    ("matplotlib", r"_backend_agg"): {"Anti-Grain Geometry": "AGG-2.3"},
    ("matplotlib", r"DejaVuSans"): {"DejaVu fonts": "Bitstream-Vera AND LicenseRef-Public-Domain"},
    ("matplotlib", r"STIXGeneral"): {"STIX fonts": "OFL-1.1"},
    ("matplotlib", r"LastResort"): {"Last Resort font": "OFL-1.1"},
    ("blis", r"blis/(py|cy)\."): {"BLIS": "BSD-3-Clause"},
    ("lxml", r"lxml/etree"): {
        "libiconv": "LGPL-2.1-or-later",
        "libxml2 and libxslt": "MIT",
        "zlib": "Zlib",
    },
    ("pypdfium2", r"pdfium\.(so|dll)"): {
        "PDFium": "BSD-3-Clause AND Apache-2.0",
        "Abseil": "Apache-2.0",
        "Anti-Grain Geometry": "AGG-2.3",
        "dragonbox": "Apache-2.0 WITH LLVM-exception OR BSL-1.0",
        "fast_float": "MIT OR Apache-2.0 OR BSL-1.0",
        "FreeType": "FTL OR GPL-2.0-only",
        "HarfBuzz": "MIT",
        "Highway": "Apache-2.0 OR BSD-3-Clause",
        "ICU": "Unicode-3.0",
        "libjpeg-turbo": "IJG AND BSD-3-Clause AND Zlib",
        "libpng": "libpng-2.0",
        "libtiff": "libtiff",
        "Little CMS": "MIT",
        "LLVM libc": "Apache-2.0 WITH LLVM-exception",
        "OpenJPEG": "BSD-2-Clause",
        "simdutf": "Apache-2.0 OR MIT",
        "zlib": "Zlib",
    },
    ("", r"SourceSans3"): {"Source Sans 3": "OFL-1.1"},
    ("", r"SourceSerif4"): {"Source Serif 4": "OFL-1.1"},
}
FONTS = ("DejaVu fonts", "STIX fonts", "Last Resort font", "Source Sans 3", "Source Serif 4")
