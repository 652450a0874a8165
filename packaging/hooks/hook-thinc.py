"""thinc finds its layers by name; what computes on graphics cards stays out."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules("thinc", filter=lambda name: ".tests" not in name and ".extra" not in name)
hiddenimports += ["cymem.cymem", "preshed.maps", "blis.py", "blis.cy", "srsly.msgpack.util"]
