# Goes over all targets again and again and builds those that can be.
import sys

numbers = list(map(int, sys.stdin.read().split()))
n = numbers[0]
before = [set() for _ in range(n + 1)]
for a, b in zip(numbers[2::2], numbers[3::2]):
    before[b].add(a)
built, order, progress = set(), [], True
while progress:
    progress = False
    for target in range(1, n + 1):
        if target not in built and before[target] <= built:
            built.add(target)
            order.append(target)
            progress = True
if len(order) == n:
    print('order')
    print(*order)
else:
    at, path = next(t for t in range(1, n + 1) if t not in built), []
    while at not in path:
        path.append(at)
        at = next(b for b in before[at] if b not in built)
    print('cycle')
    print(*reversed(path[path.index(at):]))
