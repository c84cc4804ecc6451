"""What a run says, as numbers: SQL over its tables, so that no run is too long for it. Nothing here draws."""

from recurnlp.report.compute.figures import Figures, compute_figures

__all__ = ["Figures", "compute_figures"]
