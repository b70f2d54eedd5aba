"""How many steps per second PyTorch trains a network with, one thread to a process."""

import argparse
import json
import multiprocessing
import statistics
import time

import torch
from torch import nn

WINDOWS, BATCHES, SHORTEST = 5, 16, 7


def dense(*widths):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(widths[-1], 10))


def convolutions():
    return nn.Sequential(
        nn.Conv2d(1, 16, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        dense(800, 64),
    )


class Cells(nn.Module):
    """The mean of what the cells give at the steps that are no padding, and a softmax's scores."""

    def __init__(self):
        super().__init__()
        self.cells = nn.LSTM(12, 64, batch_first=True)
        self.scores = nn.Linear(64, 9)

    def forward(self, features):
        values, mask = features
        outputs, _ = self.cells(values)
        return self.scores((outputs * mask).sum(1) / mask.sum(1))


# By name: the shape of an example, classes, rows in a batch, what makes the network.
NETWORKS = {
    "small": ((64,), 10, 32, lambda: dense(64, 64)),
    "large": ((784,), 10, 128, lambda: dense(784, 512, 256)),
    "cnn": ((1, 28, 28), 10, 64, convolutions),
    "lstm": ((29, 12), 9, 32, Cells),
}


def batch(shape, rows):
    values = torch.rand(rows, *shape)
    if len(shape) != 2:
        return values
    lengths = torch.randint(SHORTEST, shape[0] + 1, (rows, 1))
    return values, (torch.arange(shape[0]) < lengths).float().unsqueeze(2)


def train(name, fused, steps, over):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    shape, classes, rows, make = NETWORKS[name]
    model, loss = make(), nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=fused)
    features = [batch(shape, rows) for _ in range(BATCHES)]
    labels = [torch.randint(classes, (rows,)) for _ in range(BATCHES)]
    while not over.value:
        turn = steps.value % BATCHES
        optimizer.zero_grad()
        loss(model(features[turn]), labels[turn]).backward()
        optimizer.step()
        steps.value += 1


def rate(counters, seconds):
    start, before = time.perf_counter(), sum(each.value for each in counters)
    time.sleep(seconds)
    after = sum(each.value for each in counters)
    return (after - before) / (time.perf_counter() - start)


def measure(name, slots, fused, seconds):
    context = multiprocessing.get_context("spawn")
    over = context.Value("b", False, lock=False)
    counters = [context.Value("q", 0, lock=False) for _ in range(slots)]
    workers = [
        context.Process(target=train, args=(name, fused, counter, over)) for counter in counters
    ]
    for worker in workers:
        worker.start()
    while not all(counter.value for counter in counters):
        if not all(worker.is_alive() for worker in workers):
            raise RuntimeError("Cannot train: a process ended")
        time.sleep(0.1)
    time.sleep(seconds)
    rates = [rate(counters, seconds / 3 / WINDOWS) for _ in range(WINDOWS)]
    over.value = True
    for worker in workers:
        worker.join()
    return statistics.median(rates)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--system", choices=["pytorch", "pytorch-fused"], required=True)
    parser.add_argument("--network", choices=NETWORKS, required=True)
    parser.add_argument("--slots", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=30)
    options = parser.parse_args()
    fused = options.system == "pytorch-fused"
    line = {
        "bench": "train",
        "system": options.system,
        "version": torch.__version__,
        "network": options.network,
        "slots": options.slots,
        "steps_per_second": measure(options.network, options.slots, fused, options.seconds),
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
