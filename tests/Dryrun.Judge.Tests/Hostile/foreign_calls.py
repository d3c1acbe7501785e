# Calls by the numbers of another table: x32 and the 32-bit gate. Either must end the program. Argument: which.
import ctypes, mmap, platform, sys
if platform.machine() != 'x86_64':
    raise SystemExit(1)
if sys.argv[1] == 'x32':
    ctypes.CDLL(None).syscall(0x40000000 + 39)
else:
    # mov eax, 20 (getpid); int 0x80; ret
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(b'\xb8\x14\x00\x00\x00\xcd\x80\xc3')
    ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
print('ESCAPED')
