"""M/M/1 at a load of 0.9: nanoseconds of CPU time per customer, and the mean time in the queue (10 services exactly).

usage: mm1.py resource|store CUSTOMERS
"""

import random
import sys
from time import process_time

import simpy

rng = random.Random(1)
total = [0.0]


def with_resource(env, customers):
    """A process per customer, who takes a turn at a resource."""
    counter = simpy.Resource(env, capacity=1)

    def customer():
        arrived = env.now
        with counter.request() as turn:
            yield turn
            yield env.timeout(rng.expovariate(1.0))
        total[0] += env.now - arrived

    def arrivals():
        for _ in range(customers):
            yield env.timeout(rng.expovariate(0.9))
            env.process(customer())

    env.process(arrivals())


def with_store(env, customers):
    """Two processes, one that puts arrivals into a store and one that takes them out."""
    line = simpy.Store(env)

    def arrivals():
        for _ in range(customers):
            yield env.timeout(rng.expovariate(0.9))
            line.put(env.now)

    def server():
        while True:
            arrived = yield line.get()
            yield env.timeout(rng.expovariate(1.0))
            total[0] += env.now - arrived

    env.process(arrivals())
    env.process(server())


def main():
    style, customers = sys.argv[1], int(sys.argv[2])
    env = simpy.Environment()
    (with_resource if style == "resource" else with_store)(env, customers)
    started = process_time()
    env.run()
    seconds = process_time() - started
    print(seconds / customers * 1e9, total[0] / customers)


main()
