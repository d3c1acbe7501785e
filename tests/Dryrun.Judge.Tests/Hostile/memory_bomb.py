# Takes memory and writes to all of it.
kept = []
while True:
    kept.append(bytearray(b'x') * (8 << 20))
