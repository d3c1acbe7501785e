"""People wait at a stop; a bus comes every 8 to 12 minutes and takes the first twelve."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    stop = simpy.Store(env)
    waits, left_behind = [], []

    def people():
        while True:
            yield env.timeout(rng.expovariate(1.0))
            yield stop.put(env.now)

    def bus():
        while True:
            yield env.timeout(rng.uniform(8, 12))
            for _ in range(min(12, len(stop.items))):
                arrived = yield stop.get()
                waits.append(env.now - arrived)
            left_behind.append(len(stop.items))

    env.process(people())
    env.process(bus())
    env.run(until=600)
    return {"meanWait": sum(waits) / len(waits), "meanLeftBehind": sum(left_behind) / len(left_behind)}


replicate(model)
