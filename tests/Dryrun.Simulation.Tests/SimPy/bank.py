"""One counter, one line, eight hours: customers every 6 minutes on average, 5 minutes of service."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    counter = simpy.Resource(env, capacity=1)
    waits = []

    def customer():
        arrived = env.now
        with counter.request() as turn:
            yield turn
            waits.append(env.now - arrived)
            yield env.timeout(rng.expovariate(1 / 5))

    def arrivals():
        while True:
            yield env.timeout(rng.expovariate(1 / 6))
            env.process(customer())

    env.process(arrivals())
    env.run(until=480)
    return {"served": len(waits), "meanWait": sum(waits) / max(1, len(waits))}


replicate(model)
