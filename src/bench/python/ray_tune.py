"""Ray Tune on a Ray of its own with two processors, its actors reused.

The first argument is a folder for what it writes.
"""

import logging
import sys
import time

import ray
from ray import tune

import figures

SLOTS = 2
WARM_UP, TRIALS, LONG_TRIALS = 10, 300, 40


class NoOp(tune.Trainable):
    """A class, not a function: only these let Ray Tune use an actor again."""

    def setup(self, config):
        pass

    def step(self):
        return {"loss": self.config["x"], "done": True}

    def reset_config(self, new_config):
        return True


class OneSecond(NoOp):
    def step(self):
        return {**super().step(), **figures.timed_sleep(1)}


def run(trainable, trials, folder):
    tuner = tune.Tuner(
        trainable,
        param_space={"x": tune.uniform(0, 1)},
        tune_config=tune.TuneConfig(
            num_samples=trials, max_concurrent_trials=SLOTS, reuse_actors=True
        ),
        run_config=tune.RunConfig(
            storage_path=folder,
            verbose=0,
            checkpoint_config=tune.CheckpointConfig(checkpoint_at_end=False),
        ),
    )
    return tuner.fit()


def main(folder):
    ray.init(num_cpus=SLOTS, include_dashboard=False, logging_level=logging.ERROR)
    run(NoOp, WARM_UP, folder)
    found = figures.rates(lambda trials: run(NoOp, trials, folder), TRIALS)
    start = time.time()
    results = run(OneSecond, LONG_TRIALS, folder)
    wall = time.time() - start
    times = [result.metrics for result in results]
    figures.write("ray-tune", f"ray {ray.__version__}", SLOTS, found, times, wall)
    ray.shutdown()


if __name__ == "__main__":
    main(sys.argv[1])
