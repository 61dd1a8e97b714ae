"""How long a whole table takes, and how much memory: `python -m bench.cohort 1000000 10000000`.

20,000 different people are written over and over into a Parquet file, and `cli.py cohort` assesses
it as a program of its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from rules import load
from tests.support.population import people, table

DIFFERENT = 20_000


def write(file: Path, rows: int) -> None:
    book = load()
    batch = table(book, people(book, DIFFERENT), "text and lists")
    with pq.ParquetWriter(file, batch.schema) as writer:
        for done in range(0, rows, DIFFERENT):
            writer.write_table(pa.Table.from_batches([batch.slice(0, rows - done)]))


def main() -> None:
    for rows in map(int, sys.argv[1:] or ["1000000"]):
        with tempfile.TemporaryDirectory() as folder:
            given, out = Path(folder) / "people.parquet", Path(folder) / "out.parquet"
            write(given, rows)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            started = time.perf_counter()
            command = [sys.executable, "cli.py", "cohort", str(given), str(out)]
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
            wall = time.perf_counter() - started
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            assert pq.ParquetFile(out).metadata.num_rows == rows
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            memory = after.ru_maxrss / 1e6  # the most of all so far, in GB
            sizes = [file.stat().st_size / 1e6 for file in (given, out)]
            print(
                f"{rows:,} people: {wall:.0f} s, {cpu:.0f} s of processor, {memory:.2f} GB;"
                f" {sizes[0]:.0f} MB in, {sizes[1]:.0f} MB out"
            )


if __name__ == "__main__":
    main()
