# Shows the circle in the order in which it was walked, which is backwards.
import sys

numbers = list(map(int, sys.stdin.read().split()))
n = numbers[0]
after, waits = [[] for _ in range(n + 1)], [0] * (n + 1)
rules = list(zip(numbers[2::2], numbers[3::2]))
for a, b in rules:
    after[a].append(b)
    waits[b] += 1
order = [t for t in range(1, n + 1) if not waits[t]]
for target in order:
    for later in after[target]:
        waits[later] -= 1
        if not waits[later]:
            order.append(later)
if len(order) == n:
    print('order')
    print(*order)
else:
    before = {b: a for a, b in rules if waits[a] and waits[b]}
    at, path = next(t for t in range(1, n + 1) if waits[t]), []
    while at not in path:
        path.append(at)
        at = before[at]
    print('cycle')
    print(*path[path.index(at):])
