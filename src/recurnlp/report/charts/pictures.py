"""Charts as files, for slides and papers: SVG and PNG, in the colours of the light page."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import vl_convert

from recurnlp.errors import InputError
from recurnlp.report.charts.chart import Chart
from recurnlp.resources import read_stylesheet

_WIDTH = 720
_SCALE = 2
_ROOT = re.compile(r":root \{(.*?)\n\}", re.DOTALL)
_PROPERTY = re.compile(r"(--[\w-]+): ([^;]+);")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def write_pictures(charts: Iterable[Chart], folder: Path) -> list[Path]:
    """Write each chart as SVG and as PNG.

    Args:
        charts: the charts.
        folder: where to; it is made.

    Returns:
        the files.

    Raises:
        InputError: they cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for chart in charts:
            spec = fix_colours(chart.spec) | {"width": _WIDTH, "title": chart.title}
            svg, png = folder / f"{chart.name}.svg", folder / f"{chart.name}.png"
            svg.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")
            png.write_bytes(vl_convert.vegalite_to_png(spec, scale=_SCALE))
            written += [svg, png]
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror}") from error
    return written


def fix_colours(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a chart with the style sheet's light colours in place of their names, on white.

    Args:
        spec: in Vega-Lite.
    """
    root = _ROOT.search(read_stylesheet())
    colours = dict(_PROPERTY.findall(root[1] if root else ""))
    text = json.dumps(spec)
    while _VARIABLE.search(text):  # a colour may be named for another
        text = _VARIABLE.sub(lambda match: colours[match[1]], text)
    fixed: dict[str, Any] = json.loads(text)
    fixed["config"] |= {"background": colours["--paper"], "font": "sans-serif", "padding": 12}
    return fixed
