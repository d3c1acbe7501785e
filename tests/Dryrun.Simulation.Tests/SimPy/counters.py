"""Three counters behind one line; service takes 5 to 9 minutes, evenly spread."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    counters = simpy.Resource(env, capacity=3)
    waits = []

    def customer():
        arrived = env.now
        with counters.request() as turn:
            yield turn
            waits.append(env.now - arrived)
            yield env.timeout(rng.uniform(5, 9))

    def arrivals():
        while True:
            yield env.timeout(rng.expovariate(1 / 2.5))
            env.process(customer())

    env.process(arrivals())
    env.run(until=600)
    return {"meanWait": sum(waits) / len(waits), "longestWait": max(waits)}


replicate(model)
