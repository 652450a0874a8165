"""spaCy's compiled modules import each other out of sight; of its 70 languages, English alone goes along."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules


def is_ours(module):
    parts = module.split(".")
    if parts[:2] == ["spacy", "lang"] and len(parts) > 2:
        return parts[2] == "en" or (len(parts) == 3 and not module_is_package(module))
    return parts[1:2] not in (["cli"], ["tests"])


def module_is_package(module):
    """Each language is a package; the modules beside them (punctuation, numbers) are shared by all."""
    from importlib.util import find_spec

    spec = find_spec(module)
    return bool(spec and spec.submodule_search_locations)


hiddenimports = collect_submodules("spacy", filter=is_ours)
datas = collect_data_files("spacy", includes=["*.cfg"])
