"""Benchmarks: `python -m tests.bench NAME`; each prints one JSON line a figure."""
