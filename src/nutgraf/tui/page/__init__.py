"""The reading page: an article as lines, with marks, notes, cursor and selection in its text."""
