"""Says what goes into a built application and what stays out: by name, so that a test can ask."""

import re
from pathlib import PurePosixPath

# Modules that have no place in a program that never touches a network, or that nothing here uses.
EXCLUDED_MODULES = (
    # the network
    "ssl", "_ssl", "_hashlib", "requests", "urllib3", "httpx", "httpcore", "h11", "anyio", "certifi", "idna",
    "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "http.server", "asyncio.sslproto",
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest",
    # spaCy's command line and what only that needs
    "spacy.cli", "spacy.tests", "spacy_loggers", "weasel", "typer", "rich", "click", "cloudpathlib",
    "smart_open", "shellingham", "thinc.tests", "srsly.tests", "cupy", "torch", "tensorflow", "mxnet",
    # parts of large libraries that draw on other screens, or build and test
    "tkinter", "IPython", "jedi", "setuptools", "pkg_resources", "pip", "distutils", "ensurepip", "lib2to3",
    "idlelib", "pydoc_data", "test", "numpy.f2py", "numpy.distutils", "numpy.tests", "matplotlib.tests",
    "matplotlib.testing", "pylab", "curses", "readline",
    "PIL.ImageTk", "PIL._imagingtk", "PIL._avif", "PIL.AvifImagePlugin", "PIL._webp", "PIL.WebPImagePlugin",
    "PIL.ImageShow", "PIL.ImageQt", "PIL.ImageCms", "PIL._imagingcms", "matplotlib._qhull",
    "matplotlib._tri", "lxml.objectify", "lxml.sax", "lxml.isoschematron", "lxml.html.diff", "lxml.html._difflib",
)  # fmt: skip

# What a wheel brings and we leave out: by the path inside the bundle.
LEFT_OUT = re.compile(
    r"""
      libQt6(Network|Qml|Quick|Sql|Test|Pdf|Designer|Help|WebSockets|VirtualKeyboard|EglFS|EglFs|Multimedia|Lottie)
    | PySide6/(Qt6|Qt)(Network|Qml|Quick|Sql|Test|Pdf|Designer|Help|WebSockets|VirtualKeyboard|Lottie|Labs|Canvas
                   |ShaderTools|UiTools|Concurrent|Xml|OpenGL|PrintSupport|SvgWidgets|DBus)\w*\.(dll|pyd)
    | PySide6/(opengl32sw\.dll|pyside6qml.*\.dll|.*\.exe|.*\.lib|(qml|metatypes|resources|translations|typesystems
               |include|support|scripts|examples|doc|lib|libexec)/)
    | plugins/(tls|networkinformation|sqldrivers|qmltooling|qmllint|designer|egldeviceintegrations|generic
                 |vectorimageformats|assetimporters|wayland-graphics-integration-server|position|multimedia|webview)/
    | plugins/platforms/libq(eglfs|linuxfb|vnc|minimalegl|vkkhrdisplay)\.so
    | plugins/platformthemes/libqgtk3\.so
    | plugins/platforminputcontexts/(lib)?qtvirtualkeyboardplugin
    | plugins/imageformats/(lib)?q(pdf|icns|tga|tiff|wbmp|webp|gif)\.
    | Qt/(qml|metatypes|libexec|resources|translations)/
    | (^|/)lib(ssl|crypto)[.-]
    | pillow\.libs/lib(avif|webp|sharpyuv|lcms2)
    | \.(pyi|pyx|pxd|h|c|cpp|hpp)$
    | matplotlib/mpl-data/(sample_data|stylelib|plot_directive|fonts/(afm|pdfcorefonts)|images)/
    | matplotlib/mpl-data/fonts/ttf/(cm|STIX(NonUni|Siz|GeneralBol|GeneralItalic)|DejaVu(SansMono|Serif|\w+Display))
    | lxml/isoschematron/
    | /tests?/
    """,
    re.VERBOSE,
)

# The few system libraries that go along, since a bare desktop may lack them; all others are Depends.
BUNDLED_FROM_THE_SYSTEM = re.compile(
    r"""^( libpython3\.\d+\.so\.1\.0
         | libffi\.so\.\d+
         | libxcb-(cursor|icccm|image|keysyms|render-util|util|xkb)\.so\.\d+
         | libxkbcommon(-x11)?\.so\.\d+
         )$""",
    re.VERBOSE,
)
NEVER_BUNDLED = re.compile(
    r"""^( ld-linux.* | lib(c|m|dl|rt|pthread|util|resolv|anl)\.so\..* | libstdc\+\+\.so\..* | libgcc_s\.so\..*
         | lib(GL|EGL|GLX|GLdispatch|OpenGL|GLESv2|drm|gbm)\.so\..* | libX(11|11-xcb|au|dmcp|ext|render|i|fixes)\.so\..*
         | libxcb(-(randr|render|shape|shm|sync|xfixes|xinerama|xinput|glx|dri[23]))?\.so\..*
         | libwayland-(client|cursor|egl|server)\.so\..* | lib(fontconfig|freetype|expat|z|dbus-1)\.so\..*
         | lib(glib|gio|gobject|gthread|gmodule)-2\.0\.so\..* | lib(ssl|crypto)\.so\..* | libQt6Network\.so\..*
         )$""",
    re.VERBOSE,
)


def goes_along(name: str, source: str = "") -> bool:
    """Whether a file belongs in the bundle: `name` is its path there, `source` where it comes from."""
    base = PurePosixPath(name).name
    if NEVER_BUNDLED.match(base) or LEFT_OUT.search(name):
        return False
    if source.startswith(("/usr/lib/", "/lib/")) and ".so" in base and "/python3" not in source:
        return bool(BUNDLED_FROM_THE_SYSTEM.match(base))
    return True
