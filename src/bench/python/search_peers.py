"""The peers of the search bench: prints a JSON line for each system and task."""

import argparse
import importlib.metadata
import json
import logging
import math
import multiprocessing
import statistics
import sys
import time
import warnings
import zlib

import search_tasks

OPTUNA_TABLES = {
    "optuna-tpe": "TPESampler",
    "optuna-gp": "GPSampler",
    "optuna-cma-es": "CmaEsSampler",
}
OPTUNA_CURVES = {"optuna-tpe+hyperband": "HyperbandPruner", "optuna-tpe+median": "MedianPruner"}


def quiet():
    warnings.filterwarnings("ignore")
    for name in "hyperopt", "hyperopt.tpe", "hyperopt.fmin":
        logging.getLogger(name).setLevel(logging.ERROR)


def optuna():
    import optuna as module

    module.logging.set_verbosity(module.logging.ERROR)
    return module


def sampler(name, seed):
    if name == "GPSampler":
        import torch

        torch.set_num_threads(1)
    return getattr(optuna().samplers, name)(seed=seed)


def optuna_space(task):
    """Each numeric list as a range of indices: the form that keeps its order."""
    distributions = optuna().distributions

    def distribution(parameter):
        if parameter["kind"] == "ordered":
            return distributions.IntDistribution(0, parameter["size"] - 1)
        if parameter["kind"] == "categories":
            return distributions.CategoricalDistribution(range(parameter["size"]))
        return distributions.FloatDistribution(
            parameter["low"], parameter["high"], log=parameter["log"]
        )

    return {parameter["name"]: distribution(parameter) for parameter in task["parameters"]}


def optuna_table(sampler_name):
    def study(task, trials, seed, answer):
        space = optuna_space(task)
        found = optuna().create_study(sampler=sampler(sampler_name, seed))
        for _ in range(trials):
            trial = found.ask(space)
            found.tell(trial, answer([trial.params[name] for name in space]))

    return study


def hyperopt_space(task):
    from hyperopt import hp

    def expression(parameter):
        name = parameter["name"]
        if parameter["kind"] == "categories":
            return hp.choice(name, list(range(parameter["size"])))
        # Half a step more at both ends, or the first and the last would get half the others' share.
        return hp.quniform(name, -0.5, parameter["size"] - 0.5, 1)

    return [expression(parameter) for parameter in task["parameters"]]


def hyperopt_tpe(task, trials, seed, answer):
    import hyperopt
    import numpy

    def objective(values):
        whole = [int(value) for value in values]
        tops = [size - 1 for size in search_tasks.sizes(task)]
        return float(answer([min(max(0, value), top) for value, top in zip(whole, tops)]))

    hyperopt.fmin(
        objective,
        hyperopt_space(task),
        algo=hyperopt.tpe.suggest,
        max_evals=trials,
        rstate=numpy.random.default_rng(seed),
        verbose=False,
        show_progressbar=False,
    )


def table_study(name):
    return optuna_table(OPTUNA_TABLES[name]) if name in OPTUNA_TABLES else hyperopt_tpe


def run_table(job):
    """The regret of one study, and the median of the seconds between two queries."""
    system, task, trials, repetition, seed = job
    quiet()
    table = search_tasks.NoisyTable(task, repetition)
    asked, answered = [], [time.perf_counter()]

    def answer(digits):
        asked.append(time.perf_counter())
        found = table.loss(digits)
        answered.append(time.perf_counter())
        return found

    table_study(system)(task, trials, seed, answer)
    return table.regret(), statistics.median(a - b for a, b in zip(asked, answered))


def run_curves(job):
    """The regret of one study that trains until its epochs are used up, each reported."""
    system, task, _, _, seed = job
    quiet()
    pruner = getattr(optuna().pruners, OPTUNA_CURVES[system])()
    study = optuna().create_study(sampler=sampler("TPESampler", seed), pruner=pruner)
    space, left = optuna_space(task), task["epochs"]
    while left > 0:
        trial = study.ask(space)
        losses = search_tasks.curve(task, [trial.params[name] for name in space])
        trained, pruned = train(trial, losses[:left])
        left -= trained
        if pruned:
            study.tell(trial, state=optuna().trial.TrialState.PRUNED)
        elif trained == len(losses):
            study.tell(trial, losses[-1])
    return search_tasks.regret(task, study.best_value), None


def train(trial, losses):
    """How many epochs the pruner let it train, and whether it stopped the trial."""
    for epoch, loss in enumerate(losses, start=1):
        trial.report(loss, epoch)
        if trial.should_prune():
            return epoch, True
    return len(losses), False


def run(job):
    return run_curves(job) if job[0] in OPTUNA_CURVES else run_table(job)


def version(system):
    return importlib.metadata.version(system.split("-")[0])


def repetitions(options, system):
    return options.gp_repetitions if system == "optuna-gp" else options.repetitions


def is_for(system, task):
    if (task["kind"] == "curves") != (system in OPTUNA_CURVES):
        return False
    # Refuses categories, and so does ours.
    numeric = all(parameter["kind"] != "categories" for parameter in task["parameters"])
    return numeric or system != "optuna-cma-es"


def line(options, system, task, results):
    regrets = [each for each, _ in results]
    seconds = [each for _, each in results if each is not None]
    error = statistics.stdev(regrets) / math.sqrt(len(regrets)) if len(regrets) > 1 else None
    budget = {"trials": options.trials} if task["kind"] == "table" else {"epochs": task["epochs"]}
    return {
        "bench": "search",
        "system": system,
        "version": version(system),
        "table": task["name"],
        **budget,
        "repetitions": len(regrets),
        "normalised_regret": statistics.fmean(regrets),
        "stderr": error,
        **({"seconds_per_suggestion": statistics.median(seconds)} if seconds else {}),
    }


def jobs(options, system, task):
    for repetition in range(repetitions(options, system)):
        seed = zlib.crc32(f"{options.seed}/{task['name']}/{repetition}".encode()) % 2**31
        yield system, task, options.trials, repetition, seed


def parse(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("tasks", nargs="+", help="files that the Java side wrote")
    parser.add_argument("--systems", required=True)
    parser.add_argument("--repetitions", type=int, default=30)
    parser.add_argument("--gp-repetitions", type=int, default=6)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    tasks = [search_tasks.read(file) for file in options.tasks]
    with multiprocessing.get_context("spawn").Pool(options.processes) as pool:
        for system in options.systems.split(","):
            for task in tasks:
                if is_for(system, task):
                    results = pool.map(run, list(jobs(options, system, task)), chunksize=1)
                    print(json.dumps(line(options, system, task, results)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
