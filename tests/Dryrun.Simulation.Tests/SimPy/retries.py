"""Clients who ask again when no answer came within 6 minutes, at most four times, while the server goes on with what they gave up."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    requests = simpy.Store(env)
    answered, failed, attempts = [0], [0], [0]

    def client():
        for attempt in range(4):
            attempts[0] += 1
            answer = env.event()
            yield requests.put(answer)
            yield answer | env.timeout(6)
            if answer.triggered:
                answered[0] += 1
                return
            yield env.timeout(rng.uniform(0, 2 ** attempt))
        failed[0] += 1

    def clients():
        while True:
            yield env.timeout(rng.expovariate(0.5))
            env.process(client())

    def server():
        while True:
            answer = yield requests.get()
            yield env.timeout(rng.expovariate(1.0))
            answer.succeed()

    env.process(clients())
    env.process(server())
    env.run(until=600)
    asked = answered[0] + failed[0]
    return {"attempts": attempts[0], "failedShare": failed[0] / asked}


replicate(model)
