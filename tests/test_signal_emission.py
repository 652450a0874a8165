"""The pinned PySide6 keeps its count of references: 6.12.0 loses one to True with each emission."""

import sys

from PySide6.QtCore import QObject, Signal


class Speaker(QObject):
    told = Signal(bool)
    done = Signal()


def test_ten_thousand_emissions_leave_the_references_to_true_alone():
    speaker, heard = Speaker(), []
    speaker.told.connect(heard.append)
    speaker.done.connect(lambda: None)
    before = sys.getrefcount(True)
    for _ in range(10_000):
        speaker.told.emit(False)
        speaker.done.emit()
    after = sys.getrefcount(True)
    assert len(heard) == 10_000
    assert abs(after - before) < 100
