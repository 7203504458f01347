"""The same documents through Spark and through one process: the same answers; and how many documents a second by workers.

    python tests/spark/test_spark.py target/release/manicule [DOCUMENTS]

Knows Spark's local cluster; prints one line that counts.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).parent))
from manicule_spark import annotate  # noqa: E402

SAMPLES = [path.read_text() for path in sorted(Path("www/samples").glob("*.txt"))]


def corpus(count: int):
    """Articles cut from the samples at different places, and one that has no text."""
    rows = []
    for nth in range(count):
        text = SAMPLES[nth % len(SAMPLES)]
        rows.append((f"doc-{nth}", text[nth * 37 % 900:], "2025-12-10"))
    return rows + [("broken", None, "2025-12-10")]


def alone(binary: str, rows) -> tuple[dict, float]:
    lines = "".join(json.dumps({"id": name, "text": text, "reference_date": date}) + "\n" for name, text, date in rows)
    begin = time.perf_counter()
    command = [binary, "annotate", "--format", "ndjson", "--threads", "1", "-"]
    output = subprocess.run(command, input=lines.encode(), capture_output=True, check=False).stdout.decode()
    seconds = time.perf_counter() - begin
    documents = [json.loads(line) for line in output.splitlines()]
    return {document["id"]: document for document in documents}, seconds


def through_spark(binary: str, rows, workers: int) -> tuple[list, float]:
    spark = SparkSession.builder.master(f"local[{workers}]").appName("manicule").config("spark.ui.enabled", "false")
    spark = spark.config("spark.sql.execution.arrow.maxRecordsPerBatch", "500").config("spark.driver.bindAddress", "127.0.0.1")
    spark = spark.config("spark.driver.host", "127.0.0.1").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.sparkContext.addPyFile(str(Path(__file__).parent / "manicule_spark.py"))
    with tempfile.TemporaryDirectory() as folder:
        frame = spark.createDataFrame(rows, "id string, text string, reference_date string").repartition(2 * workers)
        frame.write.parquet(f"{folder}/in")
        annotate(spark.read.parquet(f"{folder}/in").limit(4), binary).collect()  # Python workers are started before the clock is
        begin = time.perf_counter()
        annotate(spark.read.parquet(f"{folder}/in"), binary).write.parquet(f"{folder}/out")
        seconds = time.perf_counter() - begin
        found = spark.read.parquet(f"{folder}/out").collect()
    spark.stop()
    return found, seconds


def main() -> int:
    binary, count = str(Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else 300
    rows = corpus(count)
    expected, seconds = alone(binary, rows)
    print(f"one process     {count / seconds:8.1f} documents/s")
    failed = passed = 0
    for workers in (1, 2):
        found, seconds = through_spark(binary, rows, workers)
        print(f"Spark, {workers} worker{'s' if workers > 1 else ' '}  {count / seconds:7.1f} documents/s")
        documents = {row.id: json.loads(row.document) for row in found if row.document}
        broken = [row for row in found if row.error]
        same = documents == expected and len(found) == len(rows) and [row.id for row in broken] == ["broken"]
        passed, failed = passed + same, failed + (not same)
    print(f"spark: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
