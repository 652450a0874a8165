"""The session: every edit is one step that can be undone."""

import gc
import weakref
from dataclasses import replace

from harbour import sample
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import edits
from dateline.model.project import Project
from dateline.window.session import Session

ACTS = {
    "accept": lambda p: edits.accept(p, ["e1", "q1"]),
    "reject": lambda p: edits.reject(p, ["e2"]),
    "retitle": lambda p: edits.retitle(p, "e1", "Another title"),
    "delete": lambda p: edits.delete(p, ["e3"]),
    "merge": lambda p: edits.merge(p, ["e1", "e2"]),
    "add": lambda p: edits.add_event(p, "By hand"),
    "rename": lambda p: edits.rename(p, "Another project"),
}


def opened() -> Session:
    session = Session()
    session.open(sample())
    return session


@given(st.lists(st.sampled_from(sorted(ACTS))))
def test_undoing_all_gives_the_first_value(names: list[str]) -> None:
    session = opened()
    first = session.project
    done = [session.do(name, ACTS[name]) for name in names]
    assert session.history.count() == sum(done)
    last = session.project
    while session.history.canUndo():
        session.history.undo()
    assert session.project == first
    while session.history.canRedo():
        session.history.redo()
    assert session.project == last


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    session = opened()
    assert not session.do("Nothing", replace)
    assert session.history.count() == 0
    assert not session.has_unsaved_work


def test_typing_is_one_step_until_one_settles() -> None:
    session = opened()
    for title in ("N", "Ne", "New"):
        session.do("Change the title", lambda p, t=title: edits.retitle(p, "e1", t), key="title e1")
    session.settle()
    session.do("Change the title", lambda p: edits.retitle(p, "e1", "Newer"), key="title e1")
    assert session.history.count() == 2
    session.history.undo()
    assert session.project.event("e1").title == "New"
    session.history.undo()
    assert session.project.event("e1").title == "Harbour closed"


def test_each_step_has_its_name_and_changes_tell_both_values() -> None:
    session, told = opened(), []
    session.changed.connect(lambda before, after: told.append((before, after)))
    first = session.project
    session.do("Change the title", lambda p: edits.retitle(p, "e1", "Closed"))
    assert session.history.undoText() == "Change the title"
    assert told == [(first, session.project)]


def test_what_is_looked_at_is_no_step() -> None:
    session = opened()
    session.select("e1", "e1", "", "q1")
    assert session.view.selection == ("e1", "q1")
    assert session.selected == "e1"
    assert session.history.count() == 0


def test_opening_forgets_the_history() -> None:
    session = opened()
    session.do("Accept", ACTS["accept"])
    session.open(Project())
    assert not session.history.canUndo()


def test_steps_do_not_hold_their_session() -> None:
    """In a ring of the two, Python frees steps that the history then frees again."""
    session = opened()
    for name in ("accept", "add", "rename"):
        session.do(name, ACTS[name])
    held = weakref.ref(session)
    gc.disable()
    try:
        del session
        assert held() is None
    finally:
        gc.enable()
