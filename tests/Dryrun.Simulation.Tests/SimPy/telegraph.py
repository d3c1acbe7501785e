"""Messages over a line of random delay to a clerk who handles them one by one; they may overtake each other on the way."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    desk = simpy.Store(env)
    ages, overtaken = [], []
    newest = [-1]

    def travel(number, sent):
        yield env.timeout(rng.expovariate(1 / 3))
        yield desk.put((number, sent))

    def sender():
        number = 0
        while True:
            yield env.timeout(1)
            env.process(travel(number, env.now))
            number += 1

    def clerk():
        while True:
            number, sent = yield desk.get()
            yield env.timeout(rng.uniform(0.3, 1.3))
            ages.append(env.now - sent)
            overtaken.append(number < newest[0])
            newest[0] = max(newest[0], number)

    env.process(sender())
    env.process(clerk())
    env.run(until=1000)
    return {"meanAge": sum(ages) / len(ages), "overtakenShare": sum(overtaken) / len(overtaken)}


replicate(model)
