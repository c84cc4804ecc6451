"""Compressed inputs, and the meter."""

import gzip

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recurnlp.connectors import Meter, ReadOptions, find_sources, plan_inputs, read_notes
from recurnlp.errors import InputError

TABLE = b"id,text\n1,first\n2,second\n"


def zstd(data):
    """Compress bytes as the zstd program does."""
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(data)
    return sink.getvalue().to_pybytes()


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.txt", "a.parquet"])
@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_every_format_may_be_compressed(read, tmp_path, name, ending):
    """Gzip and zstd of each format give the note that stands in it."""
    pq.write_table(pa.table({"text": ["stable"]}), tmp_path / "plain")
    plain = {
        "a.csv": b"text\nstable\n",
        "a.tsv": b"id\ttext\n1\tstable\n",
        "a.jsonl": b'{"text": "stable"}',
        "a.txt": b"stable",
        "a.parquet": (tmp_path / "plain").read_bytes(),
    }[name]
    packed = gzip.compress(plain) if ending == "gz" else zstd(plain)
    assert [row.text for row in read(f"{name}.{ending}", packed)] == ["stable"]


def test_gzip_in_several_members_is_read_to_the_end(read, tell):
    """Files that were compressed in pieces and put together are read as one."""
    packed = gzip.compress(TABLE[:12]) + gzip.compress(TABLE[12:])
    assert tell(read("a.csv.gz", packed)) == [(2, "first"), (3, "second")]


def test_the_meter_ends_at_the_size_of_the_files(tmp_path):
    """What the progress bar measures reaches the sum of the sizes, whatever the format."""
    (tmp_path / "a.csv").write_bytes(TABLE)
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(TABLE))
    (tmp_path / "c.jsonl").write_bytes(b'{"text": "third"}\n' * 3)
    pq.write_table(pa.table({"text": ["fourth"] * 600}), tmp_path / "d.parquet")
    meter, options = Meter(), ReadOptions()
    list(read_notes(plan_inputs(find_sources([str(tmp_path)]), options), options, meter))
    assert meter.bytes == pytest.approx(sum(path.stat().st_size for path in tmp_path.iterdir()), abs=3)


def test_a_file_that_may_not_be_opened_is_an_input_error(tmp_path):
    """What the system refuses is told with the file's name."""
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE)
    sources = find_sources([str(path)])
    path.unlink()
    with pytest.raises(InputError, match=r"a\.csv: cannot be read"):
        plan_inputs(sources, ReadOptions())


def test_an_unknown_encoding_is_an_input_error():
    """A misspelt --encoding is told before any file is opened."""
    with pytest.raises(InputError, match="no such encoding"):
        ReadOptions(encoding="utf-99")
