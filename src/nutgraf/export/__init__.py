"""Annotations out: one module per format."""
