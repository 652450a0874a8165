"""Where marks show, one by one and many at once."""

from dataclasses import replace

from scenes import fake_measure
from timelines import YES, at, every_mark, many

from dateline.model.event import Event
from dateline.model.project import Project
from dateline.timeline.chart import Chart
from dateline.timeline.gestures import whole_view
from dateline.timeline.hits import boxes_of, boxes_of_each
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.scene import Scene
from dateline.timeline.view import LanesBy


def scene_of(project: Project, by: LanesBy = LanesBy.NONE) -> tuple[Chart, Scene]:
    chart = Chart.of(project)
    view = replace(whole_view(chart), lanes_by=by)
    return chart, arrange(chart, view, (1200, 600), Fitter(fake_measure), 1.0)


def test_many_marks_show_where_each_of_them_does() -> None:
    for project, by in ((every_mark(), LanesBy.NONE), (many(600), LanesBy.KIND)):
        chart, scene = scene_of(project, by)
        marks = list(range(0, len(chart.marks.ids), 7))
        together = boxes_of_each(scene, chart, marks)
        assert together == [boxes_of_each(scene, chart, [mark])[0] for mark in marks]
        drawn = [(mark, boxes) for mark, boxes in zip(marks, together, strict=True) if boxes_of(scene, mark)]
        assert drawn and all(boxes == boxes_of(scene, mark) for mark, boxes in drawn)


def test_what_is_only_counted_shows_in_its_count_bar() -> None:
    chart, scene = scene_of(many(3000), LanesBy.KIND)
    counted = [mark for mark in range(3000) if not boxes_of(scene, mark)]
    assert counted
    for mark, boxes in zip(counted, boxes_of_each(scene, chart, counted), strict=True):
        x = scene.axis.x(float(chart.marks.lo[mark]))
        assert len(boxes) == (scene.area.left <= x < scene.area.right)
        assert all(box.left <= x <= box.right for box in boxes)


def test_what_stands_alone_answers_around_its_words_and_not_over_the_whole_height() -> None:
    event = Event("e", "The mill opens", "other", at(1822, 3, 4), review=YES)
    _, scene = scene_of(Project(events=(event,)))
    ((left, top, right, bottom),) = boxes_of(scene, 0)
    words = [label for label in scene.labels if label.mark == 0]
    assert len(words) == 2 and bottom - top < (scene.area.bottom - scene.area.top) / 2
    for label in words:
        assert left <= label.x and label.x + label.width <= right
        assert top + 4 <= label.y - label.size and label.y <= bottom - 4
