"""Where the deeds stand: menus and tool bar as tables of names, None for a line between."""

from dateline.window.settings import SETTINGS

# A name with a capital is a menu within: the recent files, the panes, a choice, or a setting by its words.
MENUS: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    (
        "&File",
        (
            "new",
            "open",
            "Recent",
            "paste",
            "add_source",
            "remove_source",
            "read_again",
            None,
            "save",
            "save_as",
            None,
            "import",
            "export",
            None,
            "close",
            "quit",
        ),
    ),
    (
        "&Edit",
        (
            *("undo", "redo", None, "copy", "copy_picture", None, "find", "find_in_source", None),
            *("add_event", "add_statement", "add_era", "edit", "merge", "split", "delete", None),
            *("earlier", "later", "lane_up", "lane_down"),
        ),
    ),
    (
        "&Review",
        (
            *("review", None, "accept", "reject", "reopen", None),
            *("next_unreviewed", "previous_unreviewed"),
        ),
    ),
    (
        "&View",
        (
            *("fit_all", "zoom_in", "zoom_out", None, "Layout", "Lanes", "Scale", None),
            *("next", "previous", "deselect", None),
            *("to_timeline", "to_outline", "to_source", "to_detail", "Panes", "reset_panes", None),
            *(setting.words for setting in SETTINGS if setting.words),
            *(None, "present"),
        ),
    ),
    ("&Help", ("commands", "help", None, "about")),
)

TOOL_BAR: tuple[str | None, ...] = (
    *("open", "save", None, "undo", "redo", None, "review", None),
    *(
        "previous",
        "next",
        None,
        "zoom_out",
        "fit_all",
        "zoom_in",
        None,
        "Layout",
        "Lanes",
        "Scale",
        None,
        "find",
        "export",
        "present",
    ),
)
