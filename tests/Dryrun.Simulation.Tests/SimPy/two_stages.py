"""Two machines with three places between them: the first blocks when they are full, the second starves when they are empty."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    between = simpy.Store(env, capacity=3)
    made = [0]
    blocked = [0.0]

    def first():
        while True:
            yield env.timeout(rng.expovariate(1.0))
            finished = env.now
            yield between.put(finished)
            blocked[0] += env.now - finished

    def second():
        while True:
            yield between.get()
            yield env.timeout(rng.expovariate(1.0))
            made[0] += 1

    env.process(first())
    env.process(second())
    env.run(until=2000)
    return {"made": made[0], "blockedShare": blocked[0] / 2000}


replicate(model)
