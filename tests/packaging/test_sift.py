"""Which of the files that a freeze gathers go along."""

from pathlib import Path

import pytest


class TestSift:
    @pytest.mark.parametrize(
        "name",
        [
            "PySide6/Qt/lib/libQt6Network.so.6",
            "PySide6/QtNetwork.abi3.so.1/libQt6Network.so.6",
            "PySide6/Qt/plugins/tls/libqopensslbackend.so",
            "PySide6/Qt/plugins/networkinformation/libqglib.so",
            "PySide6/Qt/plugins/platforms/libqeglfs.so",
            "PySide6/Qt/plugins/platforms/libqvnc.so",
            "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
            "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
            "libssl.so.3",
            "libcrypto.so.3",
            "libstdc++.so.6",
            "libgcc_s.so.1",
            "libc.so.6",
            "libGL.so.1",
            "libEGL.so.1",
            "libdrm.so.2",
            "libgbm.so.1",
            "libX11.so.6",
            "libxcb.so.1",
            "libxcb-randr.so.0",
            "libwayland-client.so.0",
            "libfontconfig.so.1",
            "libfreetype.so.6",
            "libexpat.so.1",
            "libz.so.1",
            "libglib-2.0.so.0",
            "libdbus-1.so.3",
        ],
    )
    def test_stays_out(self, name: str):
        from sift import goes_along

        assert not goes_along(name, f"/usr/lib/x86_64-linux-gnu/{Path(name).name}")
        assert not goes_along(name, f"/opt/env/{name}")

    @pytest.mark.parametrize(
        "name",
        [
            "libxcb-cursor.so.0",
            "libxcb-icccm.so.4",
            "libxcb-image.so.0",
            "libxcb-keysyms.so.1",
            "libxcb-render-util.so.0",
            "libxcb-util.so.1",
            "libxcb-xkb.so.1",
            "libxkbcommon.so.0",
            "libxkbcommon-x11.so.0",
            "libpython3.11.so.1.0",
        ],
    )
    def test_goes_along_from_the_system(self, name: str):
        from sift import goes_along

        assert goes_along(name, f"/usr/lib/x86_64-linux-gnu/{name}")

    @pytest.mark.parametrize(
        ("font", "goes"),
        [
            ("DejaVuSans.ttf", True),
            ("DejaVuSans-Bold.ttf", True),
            ("STIXGeneral.ttf", True),
            ("LastResortHE-Regular.ttf", True),
            ("DejaVuSansMono.ttf", False),
            ("DejaVuSerif-Bold.ttf", False),
            ("DejaVuSansDisplay.ttf", False),
            ("STIXGeneralBol.ttf", False),
            ("STIXSizOneSymReg.ttf", False),
            ("cmr10.ttf", False),
        ],
    )
    def test_of_matplotlibs_fonts_those_stay_that_letters_fall_back_on(self, font: str, goes: bool):
        from sift import goes_along

        name = f"matplotlib/mpl-data/fonts/ttf/{font}"
        assert goes_along(name, f"/opt/env/{name}") is goes

    @pytest.mark.parametrize(
        "plugin", ["platforms/libqxcb", "platforms/libqwayland", "platforms/libqoffscreen"]
    )
    def test_keeps_the_screens_of_a_desktop(self, plugin: str):
        from sift import goes_along

        assert goes_along(f"PySide6/Qt/plugins/{plugin}.so", "/opt/env/x.so")

    def test_a_system_library_that_nobody_named_becomes_a_dependency(self):
        from sift import goes_along

        assert not goes_along("libsystemd.so.0", "/lib/x86_64-linux-gnu/libsystemd.so.0")

    def test_a_wheels_own_copy_under_another_name_is_kept(self):
        from sift import goes_along

        assert goes_along(
            "pillow.libs/libjpeg-6dc8d115.so.62.4.0", "/opt/env/pillow.libs/libjpeg-6dc8d115.so.62.4.0"
        )
