def earliest_start(freezes, minutes, horizon):
    taken = 0
    for start, end in sorted(freezes):
        if start - taken >= minutes:
            break
        taken = max(taken, end)
    return taken if taken + minutes <= horizon else -1
