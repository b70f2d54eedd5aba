"""The tables and curves of the search bench, as the Java side wrote them: what all systems share.

A loss is what is minimised, so a value that is maximised comes with its sign changed.
"""

import json
import math
import statistics
import zlib
from pathlib import Path

CHECKED_REPETITIONS, CHECKED_POSITIONS = 3, 50


def read(file):
    """A task; one on which both sides would not ask for the same runs is refused."""
    task = json.loads(Path(file).read_text())
    task["file"] = str(file)
    if task["kind"] == "table" and checksum(task) != task["check"]:
        raise SystemExit(f"Cannot compare on {task['name']}: other noise than on the Java side")
    return task


def sizes(task):
    return [parameter["size"] for parameter in task["parameters"]]


def position(task, digits):
    """Where a configuration stands, the last parameter counting fastest."""
    found = 0
    for digit, size in zip(digits, sizes(task)):
        found = found * size + digit
    return found


def run_index(repetition, digits, visit, runs):
    """Which run of a configuration its visit of that number sees."""
    text = f"{repetition}/{','.join(map(str, digits))}/{visit}"
    return zlib.crc32(text.encode()) % runs


def checksum(task):
    """What the Java side computes of some runs, too."""
    total = 0
    for repetition in range(CHECKED_REPETITIONS):
        for at in range(min(CHECKED_POSITIONS, len(task["losses"]))):
            digits = digits_of(task, at)
            for visit in range(2):
                index = run_index(repetition, digits, visit, len(task["losses"][at]))
                total = (31 * total + index) % 1_000_003
    return total


def digits_of(task, at):
    digits = []
    for size in reversed(sizes(task)):
        at, digit = divmod(at, size)
        digits.append(digit)
    return digits[::-1]


class NoisyTable:
    """Answers the queries of one study on a table, and remembers the best one seen."""

    def __init__(self, task, repetition):
        self.task = task
        self.repetition = repetition
        self.visits = {}
        self.best = math.inf
        self.chosen = None

    def loss(self, digits):
        at = position(self.task, digits)
        visit = self.visits.get(at, 0)
        self.visits[at] = visit + 1
        runs = self.task["losses"][at]
        found = runs[run_index(self.repetition, digits, visit, len(runs))]
        if found < self.best:
            self.best, self.chosen = found, at
        return found

    def regret(self):
        """Of the mean over the runs of the configuration that looked best."""
        return regret(self.task, statistics.fmean(self.task["losses"][self.chosen]))


def regret(task, loss):
    return (loss - task["best"]) / (task["median"] - task["best"])


def coordinate(parameter, value):
    """Where a value, or the index of an ordered one, stands in the unit interval."""
    if parameter["kind"] != "range":
        return (value + 0.5) / parameter["size"]
    low, high = parameter["low"], parameter["high"]
    if parameter["log"]:
        return (math.log(value) - math.log(low)) / (math.log(high) - math.log(low))
    return (value - low) / (high - low)


def curve(task, values):
    """The losses by epoch of the row nearest in the unit cube, the first of those equally near."""
    point = [coordinate(*each) for each in zip(task["parameters"], values)]
    kinds = [parameter["kind"] for parameter in task["parameters"]]
    best, found = math.inf, None
    for row, losses in zip(task["points"], task["losses"]):
        distance = 0.0
        for kind, a, b in zip(kinds, point, row):
            distance += (a != b) if kind == "categories" else (a - b) * (a - b)
        if distance < best:
            best, found = distance, losses
    return found
