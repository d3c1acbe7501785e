# Tests every build from the first on: too many tests.
n, q = map(int, input().split())
for build in range(1, n + 1):
    print('test', build, flush=True)
    if input() == 'bad':
        print('first', build, flush=True)
        break
