MODULUS = 1_000_000_007


def count_ladders(amounts, total):
    whole = [1] + [0] * total
    last = {amount: [0] * (total + 1) for amount in amounts}
    for s in range(1, total + 1):
        ways = 0
        for amount, own in last.items():
            if amount <= s:
                own[s] = (whole[s - amount] - own[s - amount]) % MODULUS
                ways += own[s]
        whole[s] = ways % MODULUS
    return whole[total]
