"""What is measured, each beside its limit or rival in the same run. Results stand in docs/performance.md."""
