"""The peers of the objectives bench: prints a JSON line for each system and problem, with the losses
of every trial of every study; what they are worth, the Java side says of all systems alike."""

import argparse
import json
import math
import multiprocessing
import sys
import warnings
import zlib
from pathlib import Path

import search_peers

SAMPLERS = {"optuna-nsga2": "NSGAIISampler", "optuna-tpe": "TPESampler"}
CHECKED = 0.3


def zdt(number, x):
    g = 1 + 9 * sum(x[1:]) / (len(x) - 1)
    ratio = x[0] / g
    return [x[0], g * (1 - (math.sqrt(ratio) if number == 1 else ratio * ratio))]


def dtlz2(x):
    radius = 1 + sum((each - 0.5) ** 2 for each in x[2:])
    one, other = x[0] * math.pi / 2, x[1] * math.pi / 2
    return [
        radius * math.cos(one) * math.cos(other),
        radius * math.cos(one) * math.sin(other),
        radius * math.sin(one),
    ]


FORMULAS = {"zdt1": lambda x: zdt(1, x), "zdt2": lambda x: zdt(2, x), "dtlz2": dtlz2}


def losses(task, values):
    if not task["losses"]:
        return FORMULAS[task["name"]](values)
    position = 0
    for parameter, value in zip(task["parameters"], values):
        position = position * parameter["size"] + value
    return task["losses"][position]


def middle(parameter):
    return CHECKED if parameter["kind"] == "range" else int(CHECKED * parameter["size"])


def read(file):
    """A task; one whose losses are not those of the Java side is refused."""
    task = json.loads(Path(file).read_text())
    found = losses(task, [middle(parameter) for parameter in task["parameters"]])
    if any(not math.isclose(a, b, rel_tol=1e-12) for a, b in zip(found, task["check"])):
        raise SystemExit(f"Cannot compare on {task['name']}: other losses than on the Java side")
    return task


def study(job):
    system, task, trials, seed = job
    search_peers.quiet()
    warnings.filterwarnings("ignore")
    optuna = search_peers.optuna()
    sampler = getattr(optuna.samplers, SAMPLERS[system])(seed=seed)
    count = len(task["check"])
    found = optuna.create_study(sampler=sampler, directions=["minimize"] * count)
    space = search_peers.optuna_space(task)
    measured = []
    for _ in range(trials):
        trial = found.ask(space)
        measured.append(losses(task, [trial.params[name] for name in space]))
        found.tell(trial, measured[-1])
    return measured


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("tasks", nargs="+", help="files that the Java side wrote")
    parser.add_argument("--repetitions", type=int, default=20)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    tasks = [read(file) for file in options.tasks]
    with multiprocessing.get_context("spawn").Pool(options.processes) as pool:
        for system in SAMPLERS:
            for task in tasks:
                jobs = [
                    (system, task, options.trials, seed(options, task, repetition))
                    for repetition in range(options.repetitions)
                ]
                line = {
                    "system": system,
                    "version": search_peers.version(system),
                    "problem": task["name"],
                    "studies": pool.map(study, jobs, chunksize=1),
                }
                print(json.dumps(line), flush=True)


def seed(options, task, repetition):
    return zlib.crc32(f"{options.seed}/{task['name']}/{repetition}".encode()) % 2**31


if __name__ == "__main__":
    main(sys.argv[1:])
