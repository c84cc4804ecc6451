import io
import json
from zipfile import ZipFile

import numpy as np
from skops.io import dumps, loads

from recurnlp.classifier.archive import settle_archive


def make() -> dict[str, object]:
    """Something with arrays, one of them twice."""
    twice = np.arange(3.0)
    return {"a": twice, "b": [twice, 1.5, "text"], "c": np.array(["x", "yz"])}


def test_the_same_makes_the_same_bytes() -> None:
    """Two dumps of equal things differ; settled they do not."""
    one, other = make(), make()
    first, second = dumps(one), dumps(other)

    assert first != second
    assert settle_archive(first) == settle_archive(second)


def test_nothing_is_lost() -> None:
    """What is settled loads as what was dumped, and an object that stood twice is still one."""
    loaded = loads(settle_archive(dumps(make())))

    assert loaded["a"].tolist() == [0.0, 1.0, 2.0]
    assert loaded["b"][0] is loaded["a"]
    assert loaded["b"][1:] == [1.5, "text"]
    assert loaded["c"].tolist() == ["x", "yz"]


def test_no_time_and_no_address_is_left() -> None:
    """Names are small numbers, and all times are the archive format's first."""
    with ZipFile(io.BytesIO(settle_archive(dumps(make())))) as archive:
        times = {entry.date_time for entry in archive.infolist()}
        numbers = [int(name.partition(".")[0]) for name in archive.namelist() if name.endswith(".npy")]
        schema = json.loads(archive.read("schema.json"))

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert max(numbers) < 50
    assert schema["__id__"] == 0
