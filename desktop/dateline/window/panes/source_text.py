"""The text of a source set to be read, with its marks in the margin and under the words."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QToolTip, QWidget

from dateline.model.span import Span
from dateline.timeline.theme import Theme
from dateline.window.icons import icon
from dateline.window.panes.marks import Mark, MarkKind, Units
from dateline.window.theme import kind_colour, paint, reading_font, tint

LINE_HEIGHT = 1.5  # of the size of the type
CHARACTERS = 68  # in a line
_USUAL = "It was late in the year, and nobody in the town had seen the harbour so full of sails."
_MARGIN = 34  # pixels beside the text, for the marks
_MOST_DOTS = 3  # beside one line

# Qt's own signs for frames and line ends, and the carriage return, each shown as a blank of the same length.
_NOT_TEXT = str.maketrans(
    {"\r": " ", "\ufdd0": " ", "\ufdd1": " ", "\u2029": "\n", "\u2028": "\n", "\0": " "}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a mark that is in one block: its first unit there, and the one after its last."""

    block: QTextBlock
    first: int
    last: int
    mark: Mark


class SourceText(QTextEdit):
    """Read-only; `mark_chosen` tells of a mark that was clicked or walked to with Enter."""

    mark_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Text of the source")
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._theme = theme
        self._units = Units("")
        self._marks: tuple[Mark, ...] = ()
        self._pieces: dict[int, list[Piece]] = {}
        self._selected = ""
        self._offers: list[QAction] = []
        self.describe: Callable[[Mark], str] = lambda mark: (
            ""
        )  # what is said of a mark where the pointer rests
        self._lit: Span | None = None
        self._pressed = QPointF()
        self.set_size(0)

    def set_size(self, more: float) -> None:
        """Set the type `more` points larger than the system's."""
        font = reading_font(max(self.window().font().pointSizeF(), 9.0) * 1.25 + more)
        self.document().setDefaultFont(font)
        self._fit_column()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.viewport().update()

    def show_text(self, text: str) -> None:
        self._units = Units(text)
        self._pieces, self._marks, self._lit = {}, (), None
        self.document().setDocumentMargin(_MARGIN)
        self.setPlainText(text.translate(_NOT_TEXT))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        font = self.document().defaultFont()
        natural = QFontMetricsF(font).height() / QFontInfo(font).pixelSize()
        share = max(100 * LINE_HEIGHT / natural, 100)
        block.setLineHeight(share, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setBottomMargin(self.fontMetrics().height() * 0.5)
        cursor.mergeBlockFormat(block)
        self._close_up_blanks()
        self.verticalScrollBar().setValue(0)

    def _close_up_blanks(self) -> None:
        """Paragraphs are apart by themselves; an empty line between two of them takes no room."""
        blank = QTextBlockFormat()
        blank.setLineHeight(2, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block = self.document().firstBlock()
        while block.isValid():
            if not block.text().strip():
                QTextCursor(block).setBlockFormat(blank)
            block = block.next()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        if marks == self._marks:
            return
        self._marks = marks
        pieces: dict[int, list[Piece]] = defaultdict(list)
        for mark in marks:
            start, end = self._units.to_units(mark.span.start), self._units.to_units(mark.span.end)
            block = self.document().findBlock(start)
            while block.isValid() and block.position() < end:
                first, last = (
                    max(start - block.position(), 0),
                    min(end - block.position(), block.length() - 1),
                )
                if first < last:
                    pieces[block.blockNumber()].append(Piece(block, first, last, mark))
                block = block.next()
        self._pieces = dict(pieces)
        self.viewport().update()

    def select(self, id: str, span: Span | None) -> None:
        """Mark what is selected, and bring `span` into sight, a third down, where it is not."""
        self._selected, self._lit = id, span
        if span:
            self._bring_into_sight(span)
        self.viewport().update()

    def add_actions(self, actions: list[QAction]) -> None:
        """What a right click offers beside copying."""
        self._offers = actions

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = menu.addAction(icon("copy"), "&Copy", self.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction("&Select all", self.selectAll).setShortcut(QKeySequence.StandardKey.SelectAll)
        menu.addSeparator()
        menu.addActions(self._offers)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def show_found(self, spans: Sequence[Span]) -> None:
        """Lay a ground behind words that were looked for."""
        ground = QTextCharFormat()
        ground.setBackground(tint(self._theme, self._theme.accent, 0.68))
        selections = []
        for span in spans:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = self._cursor_over(span), ground
            selections.append(selection)
        self.setExtraSelections(selections)

    def go_to(self, span: Span) -> None:
        """Select some words, and bring them into sight."""
        self.setTextCursor(self._cursor_over(span))
        self._bring_into_sight(span)

    def _cursor_over(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units.to_units(span.start))
        cursor.setPosition(self._units.to_units(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @property
    def position(self) -> int:
        """The character where the caret is, or where the selection begins."""
        return self._units.to_position(self.textCursor().selectionStart())

    def selected_span(self) -> Span | None:
        """The words that a person has selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return Span(
            self._units.to_position(cursor.selectionStart()), self._units.to_position(cursor.selectionEnd())
        )

    def mark_at(self, position: int) -> Mark | None:
        """The shortest mark over a character; a date before others of its length."""
        over = [
            mark for mark in self._marks if mark.span.start <= position < mark.span.end and not mark.is_around
        ]
        return min(over, key=lambda m: (len(m.span), m.kind is not MarkKind.DATE), default=None)

    def _bring_into_sight(self, span: Span) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units.to_units(span.start))
        top = self.cursorRect(cursor).top()
        if not 0 <= top <= self.viewport().height() - 60:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - self.viewport().height() // 3)
        cursor.clearSelection()
        if not self.hasFocus() and not self.textCursor().hasSelection():
            self.setTextCursor(cursor)

    # The hand

    def event(self, event: QEvent) -> bool:
        """A word of what is under the pointer, where it rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self.viewport().mapFrom(self, event.pos())
            mark = self._mark_under(point.toPointF())
            QToolTip.showText(event.globalPos(), self.describe(mark) if mark else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        if event.button() == Qt.MouseButton.LeftButton and moved < 4 and not self.textCursor().hasSelection():
            self._choose(self._mark_under(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._mark_under(event.position())
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if over and over.id else Qt.CursorShape.IBeamCursor
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.mark_at(self._units.to_position(self.textCursor().position())))
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # one stop for the whole text
        else:
            super().keyPressEvent(event)

    def _mark_under(self, point: QPointF) -> Mark | None:
        if point.x() < _MARGIN - 2:
            return self._mark_beside(point)
        cursor = self.cursorForPosition(point.toPoint())
        rect = self.cursorRect(cursor)
        if not rect.top() - 4 <= point.y() <= rect.bottom() + 8:
            return None
        position = self._units.to_position(cursor.position())
        return self.mark_at(position) or (self.mark_at(position - 1) if position else None)

    def _mark_beside(self, point: QPointF) -> Mark | None:
        """The mark whose sign in the margin is at this height."""
        offset = self._offset()
        for block in self._visible_blocks():
            for piece in self._pieces.get(block.blockNumber(), ()):
                rect = self._line_rect(block, piece.first).translated(offset)
                if piece.mark.kind is not MarkKind.DATE and rect.top() <= point.y() <= rect.bottom():
                    return piece.mark
        return None

    def _choose(self, mark: Mark | None) -> None:
        if mark:
            self.mark_chosen.emit(mark)

    # The look

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_column()
        super().resizeEvent(event)

    def _fit_column(self) -> None:
        """Keep 60 to 75 characters to a line: what is too wide becomes margin on both sides."""
        measure = QFontMetricsF(self.document().defaultFont())
        column = measure.horizontalAdvance(_USUAL) / len(_USUAL) * CHARACTERS + 2 * _MARGIN
        spare = max(0, self.width() - self.verticalScrollBar().sizeHint().width() - int(column))
        self.setViewportMargins(spare // 2, 0, spare - spare // 2, 0)

    def _offset(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _visible_blocks(self) -> list[QTextBlock]:
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        bottom = self.viewport().height() + self.verticalScrollBar().value()
        layout, blocks = self.document().documentLayout(), []
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            blocks.append(block)
            block = block.next()
        return blocks

    def _line_rect(self, block: QTextBlock, unit: int) -> QRectF:
        """The rectangle of the line within the document that holds a unit of a block."""
        line = block.layout().lineForTextPosition(unit)
        top = self.document().documentLayout().blockBoundingRect(block).topLeft()
        return line.rect().translated(top)

    def _strips(self, piece: Piece) -> list[tuple[QRectF, float]]:
        """For each line that a piece runs over: the rectangle of its words and their base line."""
        strips = []
        block, first, last = piece.block, piece.first, piece.last
        top = self.document().documentLayout().blockBoundingRect(block).topLeft()
        for index in range(block.layout().lineCount()):
            line = block.layout().lineAt(index)
            start, end = line.textStart(), line.textStart() + line.textLength()
            if first >= end or last <= start:
                continue
            x1, x2 = _x(line, max(first, start)), _x(line, min(last, end))
            x2 = min(x2, line.naturalTextRect().right())  # not the blank at the end of a line
            base = top.y() + line.y() + line.ascent()
            height = self.fontMetrics().ascent()
            strips.append((QRectF(top.x() + min(x1, x2), base - height, abs(x2 - x1), height * 1.35), base))
        return strips

    def paintEvent(self, event: QPaintEvent) -> None:
        blocks = self._visible_blocks() if self._pieces else []
        painter = QPainter(self.viewport())
        painter.translate(self._offset())
        for block in blocks:
            for piece in self._pieces.get(block.blockNumber(), ()):
                self._paint_ground(painter, piece)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._offset())
        for block in blocks:
            taken: dict[float, int] = defaultdict(int)
            for piece in self._pieces.get(block.blockNumber(), ()):
                self._paint_underline(painter, piece)
                self._paint_sign(painter, piece, taken)
        painter.end()

    def _paint_ground(self, painter: QPainter, piece: Piece) -> None:
        mark = piece.mark
        if mark.id and mark.id == self._selected:
            colour = tint(self._theme, self._theme.accent, 0.9 if mark.is_around else 0.76)
        elif mark.kind is MarkKind.STATEMENT:
            colour = tint(self._theme, self._theme.second, 0.91)
        else:
            return
        for rect, _ in self._strips(piece):
            painter.fillRect(rect.adjusted(-1, -1, 1, 1), colour)

    def _colour(self, mark: Mark) -> QColor:
        if mark.kind is MarkKind.EVENT:
            return kind_colour(self._theme, mark.kind_of_event)
        return paint(self._theme.second if mark.kind is MarkKind.STATEMENT else self._theme.ink)

    def _paint_underline(self, painter: QPainter, piece: Piece) -> None:
        mark = piece.mark
        if mark.kind is MarkKind.STATEMENT or mark.is_around:
            return
        pen = QPen(self._colour(mark), 1.6)
        below = 3.5
        if mark.kind is MarkKind.DATE:
            pen.setStyle(Qt.PenStyle.DotLine)
            pen.setWidthF(1.3)
            below = 6.5
        painter.setPen(pen)
        for rect, base in self._strips(piece):
            painter.drawLine(QPointF(rect.left(), base + below), QPointF(rect.right(), base + below))

    def _paint_sign(self, painter: QPainter, piece: Piece, taken: dict[float, int]) -> None:
        """The sign in the margin: a dot for an event, a bar along a statement."""
        strips, mark = self._strips(piece), piece.mark
        if not strips:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        is_selected = bool(mark.id) and mark.id == self._selected
        painter.setBrush(paint(self._theme.accent) if is_selected else self._colour(mark))
        top, bottom = strips[0][0], strips[-1][0]
        if mark.kind is MarkKind.STATEMENT:
            width = 3.0 if is_selected else 2.0
            painter.drawRect(QRectF(_MARGIN - 8, top.top(), width, bottom.bottom() - top.top()))
        elif mark.kind is MarkKind.EVENT:
            at = taken[top.top()]
            taken[top.top()] += 1
            if at < _MOST_DOTS:
                painter.drawEllipse(QPointF(_MARGIN - 15 - at * 7.5, top.center().y()), 2.75, 2.75)


def _x(line: object, unit: int) -> float:
    """The x of a place in a line; PySide gives it with the place or alone, by its version."""
    x = line.cursorToX(unit)  # type: ignore[attr-defined]
    return float(x[0] if isinstance(x, tuple) else x)
