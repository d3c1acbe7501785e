"""Two pumps over one tank of 200 litres; below 50 litres a tanker is called, which fills the tank after 5 minutes."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    pumps = simpy.Resource(env, capacity=2)
    tank = simpy.Container(env, capacity=200, init=200)
    times = []
    calls = [0]

    def car():
        arrived = env.now
        with pumps.request() as turn:
            yield turn
            litres = 50 - rng.randint(5, 25)
            yield tank.get(litres)
            yield env.timeout(litres / 120)
        times.append(env.now - arrived)

    def cars():
        while True:
            yield env.timeout(rng.uniform(2, 6))
            env.process(car())

    def control():
        while True:
            if tank.level < 50:
                calls[0] += 1
                yield env.timeout(5)
                missing = 200 - tank.level
                if missing > 0:
                    yield tank.put(missing)
            yield env.timeout(10 / 60)

    env.process(cars())
    env.process(control())
    env.run(until=6 * 60)
    return {"meanTime": sum(times) / len(times), "tankers": calls[0]}


replicate(model)
