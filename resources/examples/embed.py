"""A timeline in a Qt program of your own: python resources/examples/embed.py [FILE]"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

import dateline
from dateline.model.project import Project
from dateline.timeline.view import View
from dateline.window.canvas import TimelineCanvas

app = QApplication(sys.argv)
file = Path(sys.argv[1]) if len(sys.argv) > 1 else sorted(Path(__file__).parent.glob("*.txt"))[0]
reading = dateline.read(file.read_text(encoding="utf-8"))
timeline = TimelineCanvas()
timeline.show(Project("", (reading.source,), (), reading.events, reading.statements, reading.people), View())
timeline.activated.connect(timeline.setWindowTitle)
timeline.resize(1200, 640)
timeline.show()
sys.exit(app.exec())
