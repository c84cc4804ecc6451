"""The figures of a report as charts in Vega-Lite. Importing this needs the extra `report`."""

from recurnlp.report.charts.chart import Chart, Table
from recurnlp.report.charts.gallery import Gallery, draw_gallery
from recurnlp.report.charts.pictures import write_pictures

__all__ = ["Chart", "Gallery", "Table", "draw_gallery", "write_pictures"]
