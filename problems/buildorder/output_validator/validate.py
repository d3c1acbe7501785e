"""Takes any right order and any right circle."""
import sys


def reject(message):
    with open(sys.argv[3] + 'judgemessage.txt', 'w') as f:
        f.write(message + '\n')
    sys.exit(43)


with open(sys.argv[1]) as f:
    numbers = list(map(int, f.read().split()))
with open(sys.argv[2]) as f:
    known = f.read().split()[0]
n, m = numbers[0], numbers[1]
rules = list(zip(numbers[2::2], numbers[3::2]))
words = sys.stdin.read().split()
if not words or words[0] not in ('order', 'cycle'):
    reject('the first word is neither order nor cycle')
try:
    said = [int(w) for w in words[1:]]
except ValueError:
    reject('a target is no number')
if any(not 1 <= t <= n for t in said) or len(set(said)) != len(said):
    reject('a target is there twice or does not exist')
if words[0] == 'order':
    if known == 'cycle':
        reject('says order where there is none')
    if len(said) != n:
        reject(f'orders {len(said)} of {n} targets')
    place = {t: i for i, t in enumerate(said)}
    for a, b in rules:
        if place[a] >= place[b]:
            reject(f'builds {b} before {a}')
else:
    if known == 'order':
        reject('says cycle where there is an order')
    if not said:
        reject('shows an empty circle')
    known_rules = set(rules)
    for a, b in zip(said, said[1:] + said[:1]):
        if (a, b) not in known_rules:
            reject(f'no rule says {a} before {b}')
sys.exit(42)
