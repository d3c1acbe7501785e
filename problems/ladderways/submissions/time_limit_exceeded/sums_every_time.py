# Sums over all other amounts for each state.
MODULUS = 1_000_000_007


def count_ladders(amounts, total):
    k = len(amounts)
    ways = [[0] * k for _ in range(total + 1)]
    for s in range(1, total + 1):
        for j in range(k):
            before = s - amounts[j]
            if before == 0:
                ways[s][j] = 1
            elif before > 0:
                ways[s][j] = sum(ways[before][i] for i in range(k) if i != j) % MODULUS
    return sum(ways[total]) % MODULUS if total else 1
