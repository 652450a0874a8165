"""thinc finds its layers by name; what computes on graphics cards stays out."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

hiddenimports = collect_submodules("thinc", filter=lambda name: ".tests" not in name)
hiddenimports += ["cymem.cymem", "preshed.maps", "blis.py", "blis.cy", "srsly.msgpack.util"]
datas = collect_data_files("thinc", includes=["**/*.cu"])  # read as text when thinc is imported
