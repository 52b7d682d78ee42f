"""The screens, and what floats over them."""
