char big[200 * 1024 * 1024] = {1};
int main() { return big[0]; }
