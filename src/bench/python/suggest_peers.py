"""How long a suggestion takes Optuna's TPE with 1,000 finished trials of ten parameters."""

import json
import math
import statistics
import time

import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

FINISHED, SUGGESTIONS, BOTTOM = 1000, 50, 0.3
LOG = FloatDistribution(1e-5, 1e-1, log=True)
LINEAR = FloatDistribution(0, 1)
INTEGER = IntDistribution(1, 64)
CATEGORY = CategoricalDistribution([0, 1, 2, 3])
DOMAINS = [LOG] * 3 + [LINEAR] * 3 + [INTEGER] * 2 + [CATEGORY] * 2
SPACE = {f"p{i}": domain for i, domain in enumerate(DOMAINS)}


def unit(domain, value):
    if domain is CATEGORY:
        return (value + 0.5) / len(domain.choices)
    low, high = domain.low, domain.high
    if domain is LOG:
        low, high, value = math.log(low), math.log(high), math.log(value)
    return (value - low) / (high - low)


def loss(parameters):
    return sum((unit(SPACE[name], value) - BOTTOM) ** 2 for name, value in parameters.items())


def finished(study):
    """Trials of random search, as if they had run side by side."""
    source = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=1))
    for _ in range(FINISHED):
        trial = source.ask(SPACE)
        source.tell(trial, loss(trial.params))
    study.add_trials(source.trials)


def main():
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=1))
    finished(study)
    seconds = []
    for _ in range(SUGGESTIONS):
        start = time.perf_counter()
        trial = study.ask(SPACE)
        study.tell(trial, loss(trial.params))
        seconds.append(time.perf_counter() - start)
    median = statistics.median(seconds)
    line = {
        "bench": "suggest",
        "system": "optuna-tpe",
        "version": optuna.__version__,
        "space": "mixed",
        "parameters": len(SPACE),
        "finished_trials": FINISHED,
        "seconds_per_suggestion": median,
        "suggestions_per_second": 1 / median,
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
