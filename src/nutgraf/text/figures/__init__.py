"""Quantities in running text: what they say, what they count, what happened to it."""
