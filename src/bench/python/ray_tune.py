"""Ray Tune on a Ray of its own with two processors, its actors reused."""

import logging
import time

import ray
from ray import tune

import figures

SLOTS = 2
WARM_UP, TRIALS, LONG_TRIALS = 10, 60, 40


class NoOp(tune.Trainable):
    """A class, not a function: only these let Ray Tune use an actor again."""

    def setup(self, config):
        pass

    def step(self):
        return {"loss": self.config["x"], "done": True}

    def reset_config(self, new_config):
        return True

    def save_checkpoint(self, checkpoint_dir):
        return None

    def load_checkpoint(self, checkpoint):
        pass


class OneSecond(NoOp):
    def step(self):
        return {**super().step(), **figures.timed_sleep(1)}


def run(trainable, trials):
    tuner = tune.Tuner(
        trainable,
        param_space={"x": tune.uniform(0, 1)},
        tune_config=tune.TuneConfig(
            num_samples=trials, max_concurrent_trials=SLOTS, reuse_actors=True
        ),
        run_config=tune.RunConfig(verbose=0),
    )
    return tuner.fit()


def main():
    ray.init(num_cpus=SLOTS, include_dashboard=False, logging_level=logging.ERROR)
    run(NoOp, WARM_UP)
    found = figures.rates(lambda trials: run(NoOp, trials), TRIALS)
    start = time.time()
    results = run(OneSecond, LONG_TRIALS)
    wall = time.time() - start
    times = [result.metrics for result in results]
    figures.write("ray-tune", f"ray {ray.__version__}", SLOTS, found, times, wall)
    ray.shutdown()


if __name__ == "__main__":
    main()
