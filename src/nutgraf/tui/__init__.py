"""The reader on the terminal, built on Textual."""
