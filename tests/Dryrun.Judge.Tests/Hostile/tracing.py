# Looks into the jail's first process.
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
PTRACE_SEIZE = 0x4206
ctypes.set_errno(0)
if libc.ptrace(PTRACE_SEIZE, os.getppid(), 0, 0) == 0:
    print('ESCAPED ptrace')
    libc.ptrace(17, os.getppid(), 0, 0)
else:
    print('refused ptrace', ctypes.get_errno())


class Vector(ctypes.Structure):
    _fields_ = [('base', ctypes.c_void_p), ('length', ctypes.c_size_t)]


address = None
try:
    for line in open('/proc/%d/maps' % os.getppid()):
        if '[stack]' in line:
            address = int(line.split('-')[0], 16)
except OSError:
    pass
if address is None:
    address = 0x400000
buffer = ctypes.create_string_buffer(64)
local, remote = Vector(ctypes.cast(buffer, ctypes.c_void_p), 64), Vector(address, 64)
ctypes.set_errno(0)
got = libc.process_vm_readv(os.getppid(), ctypes.byref(local), 1, ctypes.byref(remote), 1, 0)
print('ESCAPED process_vm_readv' if got > 0 else 'refused process_vm_readv', ctypes.get_errno())
# Its memory can be written through /proc, so it must be held by the same filter as everything else.
for process in (n for n in os.listdir('/proc') if n.isdigit()):
    mode = [line.split()[1] for line in open('/proc/%s/status' % process) if line.startswith('Seccomp:')][0]
    print('filtered' if mode == '2' else 'ESCAPED unfiltered process', process)
