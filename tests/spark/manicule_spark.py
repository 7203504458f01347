"""Manicule in Apache Spark: documents in a DataFrame in, annotated documents out.

Knows Spark and the command line; must not know what an annotated document holds. Every batch of Spark's (10,000 rows, unless
`spark.sql.execution.arrow.maxRecordsPerBatch` says otherwise) streams through one `manicule annotate`, so that the engine is set
up once a batch and a partition never has to fit into memory.

    from manicule_spark import annotate
    annotate(spark.read.parquet("articles"), "manicule").write.parquet("annotated")

The binary must lie under the given path on every node (`spark-submit --files target/release/manicule` and `./manicule`).
"""

import json
import subprocess
import threading
from typing import Iterator

import pandas

SCHEMA = "id string, document string, error string"


def annotate(documents, binary: str, *options: str):
    """A row (`id`, `document` as JSON, `error`) for every row of `documents`, which has `id`, `text` and may have `reference_date`.

    `options` go to `manicule annotate` as they are. A document that cannot be read has an `error` in place of a `document`.
    """
    columns = [name for name in ("id", "text", "reference_date") if name in documents.columns]

    def partition(frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        for frame in frames:
            yield stream(frame, binary, options)

    return documents.select(*columns).mapInPandas(partition, SCHEMA)


def stream(frame: pandas.DataFrame, binary: str, options) -> pandas.DataFrame:
    """One batch through one process; `id`s are numbered anew on the way, so that any kind of id comes back as it was."""
    command = [binary, "annotate", "--format", "ndjson", "--threads", "1", *options, "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    complaints: list[bytes] = []
    feeder = threading.Thread(target=feed, args=(frame, process.stdin))
    listener = threading.Thread(target=lambda: complaints.extend(process.stderr), daemon=True)
    feeder.start()
    listener.start()
    found = {}
    for line in process.stdout:
        number = int(json.loads(line)["id"])
        found[number] = line.decode()
    feeder.join()
    listener.join()
    status = process.wait()
    if status not in (0, 1):
        raise RuntimeError(b"".join(complaints).decode(errors="replace"))
    ids = [str(value) for value in frame["id"]]
    rows = [row(name, found.get(number), number, complaints) for number, name in enumerate(ids)]
    return pandas.DataFrame(rows, columns=["id", "document", "error"])


def feed(frame: pandas.DataFrame, pipe) -> None:
    dates = frame["reference_date"] if "reference_date" in frame.columns else [None] * len(frame)
    try:
        for number, (text, date) in enumerate(zip(frame["text"], dates)):
            document = {"id": number, "text": text, "reference_date": date if pandas.notna(date) else None}
            pipe.write((json.dumps(document, ensure_ascii=False) + "\n").encode())
        pipe.close()
    except BrokenPipeError:
        pass  # the process has said why it ended


def row(name: str, document: str | None, number: int, complaints: list[bytes]):
    if document is None:
        mine = [line.decode(errors="replace").strip() for line in complaints if f"-:{number + 1}:".encode() in line]
        return name, None, "; ".join(mine) or "no answer"
    # the caller's id in place of the number
    answer = json.loads(document)
    answer["id"] = name
    return name, json.dumps(answer, ensure_ascii=False), None
