"""Which mentions of one article name the same entity; imports nothing."""
