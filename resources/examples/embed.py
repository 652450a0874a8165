"""A timeline in a Qt program of your own, and your own chart under it: python resources/examples/embed.py [FILE]"""

import sys
from pathlib import Path

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter

import dateline
from dateline.model.project import Project
from dateline.timeline import axes as calendar
from dateline.timeline.view import View
from dateline.window.canvas import TimelineCanvas

app = QApplication(sys.argv)
file = Path(sys.argv[1]) if len(sys.argv) > 1 else sorted(Path(__file__).parent.glob("*.txt"))[0]
reading = dateline.read(file.read_text(encoding="utf-8"))
timeline = TimelineCanvas()
timeline.show(Project("", (reading.source,), (), reading.events, reading.statements, reading.people), View())
timeline.activated.connect(lambda id: window.setWindowTitle(f"You opened {id}"))

# A chart of matplotlib's own, with Dateline's calendar on its x axis: it follows the timeline.
days = sorted(calendar.place(event.when) for event in reading.events if event.when.is_dated)
chart = FigureCanvasQTAgg(Figure(layout="constrained"))
axes = chart.figure.add_subplot(xscale="dateline", ylabel="events so far")
axes.step(days, range(1, len(days) + 1), where="post")
axes.grid(alpha=0.4)


def follow(view: View) -> None:
    axes.set_xlim(view.start, view.end)
    chart.draw_idle()


timeline.view_changed.connect(follow)
follow(timeline.view)

window = QSplitter(Qt.Orientation.Vertical)
window.addWidget(timeline)
window.addWidget(chart)
window.setSizes([480, 240])
window.resize(1200, 720)
window.show()
sys.exit(app.exec())
