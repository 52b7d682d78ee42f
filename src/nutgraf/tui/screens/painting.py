"""Painting: only the widgets that are seen are asked, and only for what is seen of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.strip import Strip
    from textual.widget import Widget


class FrontCompositor(Compositor):
    """Paints a region that has changed by asking the one widget that covers it.

    Textual's own way asks all widgets in the box around all changes, containers included, for all of their lines, and
    cuts every line where any of them begins; that was two thirds of the work of a step of scrolling.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """What has changed; in Textual's way where a region shows several widgets."""
        owned: dict[Widget, list[Region]] = {}
        for region in self._dirty_regions:
            shown = region.intersection(self.size.region)
            if not shown:
                continue
            owner = self._owner(shown)
            if owner is None:
                return super().render_partial_update()
            owned.setdefault(owner, []).append(shown)
        self._dirty_regions.clear()
        return self._update(owned) if owned else None

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        """All pieces of all lines, from the front to the back: what panes fill is drawn by nothing behind them.

        A widget that asks for its place while it is drawn may have everything arranged anew: what was arranged as the
        frame began is drawn to its end.
        """
        all_cuts, widgets = self.cuts, self.visible_widgets
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(cuts[:-1]) for cuts in all_cuts]
        for widget, (place, clip) in widgets.items():
            shown = place.intersection(clip)
            left, right = shown.column_span
            lines = [
                y
                for y in shown.intersection(crop).line_range
                if is_rendered_line(y)
                and any(strip is None and left <= x < right for x, strip in chops[y].items())
            ]
            if lines:
                strips = _drawn(widget, place, shown, lines)
                for y, strip in strips.items():
                    _put(chops[y], all_cuts[y], strip, left, right)
        return cast("Sequence[Mapping[int, Strip]]", chops)

    def _owner(self, region: Region) -> Widget | None:
        """The widget that is all that is seen of a region; None where there are several."""
        for widget, (place, clip) in self.visible_widgets.items():  # those in front come first
            shown = place.intersection(clip)
            if shown.overlaps(region):
                return widget if shown.contains_region(region) else None
        return None

    def _update(self, owned: dict[Widget, list[Region]]) -> ChopsUpdate:
        """Regions of widgets, line by line from the top."""
        spans: list[tuple[int, int, int]] = []
        strips: list[dict[int, Strip | None]] = [{} for _ in range(self.size.height)]
        ends: list[list[int]] = [[] for _ in range(self.size.height)]
        places = {widget: self.visible_widgets[widget][0] for widget in owned}
        for widget, regions in owned.items():
            for y, left, right, strip in self._lines(widget, places[widget], regions):
                spans.append((y, left, right))
                strips[y][left] = strip
                ends[y].append(right)
        return ChopsUpdate(strips, sorted(spans), ends)

    def _lines(
        self, widget: Widget, place: Region, regions: list[Region]
    ) -> Iterator[tuple[int, int, int, Strip]]:
        """Line, first column, column after the last and strip of all that the regions of a widget show."""
        top = min(region.y for region in regions)
        bottom = max(region.bottom for region in regions)
        lines = widget.render_lines(Region(0, top - place.y, place.width, bottom - top))
        for y, left, right in self._regions_to_spans(regions):
            strip = lines[y - top]
            if (left, right) != place.column_span:
                strip = strip.crop(left - place.x, right - place.x)
            yield y, left, right, strip


def _drawn(widget: Widget, place: Region, shown: Region, lines: Sequence[int]) -> dict[int, Strip]:
    """What a widget at a place shows on these lines of the screen."""
    top, height = lines[0], lines[-1] - lines[0] + 1
    crop = Region(shown.x - place.x, top - place.y, shown.width, height)
    strips = widget.render_lines(crop)
    return {y: strips[y - top] for y in lines}


def _put(
    chops: dict[int, Strip | None], all_cuts: Sequence[int], strip: Strip, left: int, right: int
) -> None:
    """Put what a widget shows into the pieces of a line that are empty still."""
    cuts = [cut for cut in all_cuts if left <= cut <= right]
    pieces = strip.divide([cut - left for cut in cuts[1:]])
    for cut, piece in zip(cuts, pieces, strict=False):
        if chops[cut] is None:
            chops[cut] = piece
