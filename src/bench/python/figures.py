"""What the peers' scripts share: rates that are repeated, and the share of time inside trials."""

import json
import statistics
import time

REPETITIONS = 3


def rates(run, trials):
    """The rate of each repetition, in trials per second; run(trials) runs so many."""
    found = []
    for _ in range(REPETITIONS):
        start = time.time()
        run(trials)
        found.append(trials / (time.time() - start))
    return found


def timed_sleep(seconds):
    """Sleeps as a trial does, and says from when until when."""
    started = time.time()
    time.sleep(seconds)
    return {"started": started, "ended": time.time()}


def utilisation(times, slots, wall):
    """The share of the slots' time inside trials: between the first and the last, and overall."""
    busy = sum(each["ended"] - each["started"] for each in times)
    span = max(each["ended"] for each in times) - min(each["started"] for each in times)
    return busy / (slots * span), busy / (slots * wall)


def write(system, versions, slots, found, times, wall):
    inside, overall = utilisation(times, slots, wall)
    line = {
        "bench": "dispatch",
        "system": system,
        "version": versions,
        "slots": slots,
        "trials_per_second": statistics.median(found),
        "repetitions": found,
        "trials_1s": len(times),
        "utilisation_1s": inside,
        "utilisation_1s_overall": overall,
    }
    print(json.dumps(line), flush=True)
