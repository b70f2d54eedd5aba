"""Hyperopt's SparkTrials on the cluster whose URL is the first argument."""

import sys
import time
from pathlib import Path

import hyperopt
import pyspark
from hyperopt import SparkTrials, fmin, hp, rand
from pyspark.sql import SparkSession

import figures

SLOTS = 2
WARM_UP, TRIALS, LONG_TRIALS = 4, 12, 40


def no_op(x):
    return {"loss": x, "status": hyperopt.STATUS_OK}


def one_second(x):
    return {**no_op(x), **figures.timed_sleep(1)}


def run(session, objective, trials):
    spark_trials = SparkTrials(parallelism=SLOTS, spark_session=session)
    fmin(
        objective,
        hp.uniform("x", 0, 1),
        algo=rand.suggest,
        max_evals=trials,
        trials=spark_trials,
        verbose=False,
        show_progressbar=False,
    )
    return spark_trials.results


def main(master):
    builder = SparkSession.builder.master(master).appName("hyperopt-sparktrials")
    for setting in "spark.ui.enabled", "spark.ui.showConsoleProgress":
        builder = builder.config(setting, "false")
    session = builder.getOrCreate()
    session.sparkContext.addPyFile(str(Path(figures.__file__)))
    run(session, no_op, WARM_UP)
    found = figures.rates(lambda trials: run(session, no_op, trials), TRIALS)
    start = time.time()
    times = run(session, one_second, LONG_TRIALS)
    wall = time.time() - start
    versions = f"hyperopt {hyperopt.__version__}, pyspark {pyspark.__version__}"
    figures.write("hyperopt-sparktrials", versions, SLOTS, found, times, wall)
    session.stop()


if __name__ == "__main__":
    main(sys.argv[1])
