"""From strings to values: no files, no clock, no database."""
