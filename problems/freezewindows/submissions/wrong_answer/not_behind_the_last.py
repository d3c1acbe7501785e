# Only looks between freezes, and before the first.
def earliest_start(freezes, minutes, horizon):
    taken = 0
    for start, end in sorted(freezes):
        if start - taken >= minutes and taken + minutes <= horizon:
            return taken
        taken = max(taken, end)
    return 0 if not freezes and minutes <= horizon else -1
