"""The query language, the vocabulary and the ranking."""
