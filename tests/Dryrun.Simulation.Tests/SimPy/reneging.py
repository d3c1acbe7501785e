"""Customers of a busy counter who leave when they have waited 4 to 12 minutes."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    counter = simpy.Resource(env, capacity=1)
    served, left = [], []

    def customer():
        arrived = env.now
        with counter.request() as turn:
            yield turn | env.timeout(rng.uniform(4, 12))
            if not turn.triggered:
                left.append(env.now)
                return
            served.append(env.now - arrived)
            yield env.timeout(rng.expovariate(1 / 5))

    def arrivals():
        while True:
            yield env.timeout(rng.expovariate(1 / 4))
            env.process(customer())

    env.process(arrivals())
    env.run(until=480)
    return {"leftShare": len(left) / (len(left) + len(served)), "meanWaitOfServed": sum(served) / len(served)}


replicate(model)
