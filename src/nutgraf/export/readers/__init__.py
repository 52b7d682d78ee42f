"""Reading annotations of other programs, and our own exports: bytes to values, bad rows beside the good."""
