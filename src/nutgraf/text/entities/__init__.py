"""People, organisations, places, groups and other names; imports nothing."""
