"""Hold model: so many processes that only wait, over and over. Prints nanoseconds of CPU time per event.

usage: hold.py SHAPE PENDING EVENTS
"""

import random
import sys
from math import log
from time import process_time

import simpy

MEAN = 1_000_000.0
rng = random.Random(1)


def pareto():
    return MEAN / 3 * rng.random() ** (-1 / 1.5)


SHAPES = {
    "exponential": lambda: -MEAN * log(1.0 - rng.random()),
    "uniform": lambda: 2 * MEAN * rng.random(),
    "bimodal": lambda: MEAN / 33 * rng.random() * (1024 if rng.random() < 1 / 16 else 2),
    "pareto": pareto,
    "discrete": lambda: MEAN / 8.5 * (1 + int(16 * rng.random())),
    "constant": lambda: MEAN,
}


def main():
    shape, pending, events = SHAPES[sys.argv[1]], int(sys.argv[2]), int(sys.argv[3])
    env = simpy.Environment()

    def hold():
        while True:
            yield env.timeout(shape())

    for _ in range(pending):
        env.process(hold())
    until = 4 * MEAN if pending <= 100_000 else 1.1 * MEAN
    env.run(until=until)
    before, started = next(env._eid), process_time()
    env.run(until=until + MEAN * events / pending)
    seconds, done = process_time() - started, next(env._eid) - before
    print(seconds / done * 1e9)


main()
