# shellcheck shell=bash
# Sourced by the scripts beside it: what native code must find in its environment.
# One OpenMP thread per slot: results are reproducible only for a fixed number, and it must be fixed
# before the JVM starts.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
# The bundled OpenBLAS falls back to its slowest kernel on CPUs newer than itself. These halve the time
# of large products on every CPU with AVX2, with the same bits on all of them.
if [ -z "${OPENBLAS_CORETYPE:-}" ] && grep -qw avx2 /proc/cpuinfo 2>/dev/null; then
  export OPENBLAS_CORETYPE=Haswell
fi
