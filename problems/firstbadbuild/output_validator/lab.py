"""The test lab. Where the first bad build is 0, it answers so that as many builds as possible stay in question."""
import sys


def end(code, message):
    with open(sys.argv[3] + 'judgemessage.txt', 'w') as f:
        f.write(message + '\n')
    sys.exit(code)


with open(sys.argv[1]) as f:
    n, q, first = map(int, f.read().split())
low, high = (1, n) if first == 0 else (first, first)
print(n, q, flush=True)
tests = 0
while True:
    words = sys.stdin.readline().split()
    if not words:
        end(43, f'stopped after {tests} tests without an answer')
    if len(words) != 2 or words[0] not in ('test', 'first') or not words[1].isdigit() or not 1 <= int(words[1]) <= n:
        end(43, f'does not understand {" ".join(words)[:40]!r}')
    build = int(words[1])
    if words[0] == 'first':
        end(42 if low == high == build else 43, f'answered {build} after {tests} tests' + ('' if low == high else ', when others were possible'))
    tests += 1
    if tests > q:
        end(43, f'asked for more than {q} tests')
    if low <= build < high:
        # Undecided: keep the larger part in question.
        if build - low + 1 > high - build:
            high = build
        else:
            low = build + 1
    print('bad' if build >= high else 'good', flush=True)
