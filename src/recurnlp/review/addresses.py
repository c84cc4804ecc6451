"""The addresses of charts and notes, for answers that send a browser there."""

from recurnlp.review.charts import Charts
from recurnlp.review.decision import Subject

NOTE_ROUTE = "/charts/{number:int}/notes/{place:int}"


def address_chart(number: int) -> str:
    """Return the address of a chart: it leads to the first of its notes that is not finished."""
    return f"/charts/{number}"


def address_note(number: int, place: int) -> str:
    """Return the address of a note.

    Args:
        number: of its chart.
        place: in the chart.
    """
    return f"{address_chart(number)}/notes/{place}"


def locate_subject(subject: Subject, charts: Charts) -> str:
    """Return where a reviewer judges something, "" if the run does not hold it.

    Args:
        subject: a patient, a note or a mention.
        charts: the charts of the run.
    """
    if subject.level == "patient":
        number = charts.find_patient(subject.patient_id)
        return "" if number is None else f"{address_chart(number)}#patient"
    place = charts.find(subject.note_id)
    if place is None:
        return ""
    return address_note(*place) + (f"#{subject.key}" if subject.level == "mention" else "")
