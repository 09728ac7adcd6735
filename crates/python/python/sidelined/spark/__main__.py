"""`python -m sidelined.spark`: the job as a command."""

import argparse
import os
import sys
from pathlib import Path

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from sidelined.spark.job import Options, record


def pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f"{text!r} is not FIELD=COLUMN, as in text=body")
    return name, value


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m sidelined.spark",
        description="Reads documents into claims and folds these into spells, on Apache Spark. Writes the tables documents, claims, "
        "spells, milestones, estimates, appearances and problems as Parquet, each into a folder of OUTPUT.",
    )
    parser.add_argument("--input", nargs="+", default=[], metavar="PATH", help="files and folders; *.parquet is split by Spark")
    parser.add_argument("--listing", metavar="FILE", help="a file that names one file on each line, such as web archives")
    parser.add_argument("--output", required=True, metavar="FOLDER", help="where the tables go; must not exist")
    parser.add_argument("--as", dest="kind", default="auto", metavar="FORMAT", help="text, html, jsonl, csv, warc, feed, … (auto)")
    parser.add_argument("--column", action="append", type=pair, default=[], metavar="FIELD=COLUMN", help="text=body, published=day, …")
    parser.add_argument(
        "--appearances", nargs="+", default=[], metavar="PATH", help="tables of who played how long in which match, CSV or Parquet"
    )
    parser.add_argument("--pack", action="append", default=[], metavar="FOLDER", help="a pack, there on every executor")
    parser.add_argument("--no-pack", action="store_true", help="do without the built-in pack")
    parser.add_argument("--as-of", metavar="DATE", help="with what had been said by the end of that day")
    parser.add_argument("--recorded-on", metavar="DATE", help="when undated reports count as said (today)")
    parser.add_argument("--master", metavar="URL", help="where Spark runs, unless spark-submit says it")
    args = parser.parse_args()
    inputs = list(args.input)
    if args.listing:
        inputs += [line.strip() for line in Path(args.listing).read_text().splitlines() if line.strip()]
    if not inputs:
        parser.error("name what to read with --input or --listing")
    dates = {"recorded_on": args.recorded_on} if args.recorded_on else {}
    options = Options(args.kind, dict(args.column), args.pack, not args.no_pack, args.as_of, appearances=args.appearances, **dates)
    # The Python that has the package, unless Spark was told of one.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("sidelined")
    spark = (builder.master(args.master) if args.master else builder).getOrCreate()
    try:
        counts = record(spark, inputs, args.output, options)
    except (PySparkException, ValueError) as error:
        print(f"sidelined: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    for table, rows in counts.items():
        print(f"{rows} {table}")
    if counts["problems"]:
        print(f"sidelined: {counts['problems']} inputs could not be read: see {args.output}/problems", file=sys.stderr)
    return 1 if counts["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())
