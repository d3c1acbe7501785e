# Children that each hold what is allowed alone, and together much more.
import os, sys, time
for i in range(12):
    if os.fork() == 0:
        kept = bytearray(b'x') * (100 << 20)
        time.sleep(600)
        os._exit(0)
for i in range(12):
    os.wait()
time.sleep(600)
