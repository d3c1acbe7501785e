# Takes everything that cannot be built for the circle, also what only hangs behind it.
import sys

numbers = list(map(int, sys.stdin.read().split()))
n = numbers[0]
after, waits = [[] for _ in range(n + 1)], [0] * (n + 1)
for a, b in zip(numbers[2::2], numbers[3::2]):
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
    print('cycle')
    print(*[t for t in range(1, n + 1) if waits[t]])
