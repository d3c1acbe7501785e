# Eight processes' worth of computing at once: the time of all counts.
import os
for i in range(7):
    if os.fork() == 0:
        break
while True:
    pass
