"""The record of many documents on Apache Spark.

`python -m sidelined.spark --input … --output …` is the whole job; :func:`record` is the same for a session of one's own. What
runs on the executors is `sidelined.read_batches` and `sidelined.fold_batches`, so the package has to be installed there.
"""

from sidelined.spark.job import Options, record

__all__ = ["Options", "record"]
