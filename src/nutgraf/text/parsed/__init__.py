"""The second engine: the rules' marks looked over with the parse of a spaCy pipeline; imports nothing."""
