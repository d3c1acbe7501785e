import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n = numbers[0]
    after = [[] for _ in range(n + 1)]
    waits = [0] * (n + 1)
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
        return
    # Whatever is left waits for something that is left: walk backwards until a target comes again.
    waits_for = {}
    for a, b in rules:
        if waits[a] and waits[b]:
            waits_for[b] = a
    at = next(t for t in range(1, n + 1) if waits[t])
    path, place = [], {}
    while at not in place:
        place[at] = len(path)
        path.append(at)
        at = waits_for[at]
    print('cycle')
    print(*reversed(path[place[at]:]))


main()
