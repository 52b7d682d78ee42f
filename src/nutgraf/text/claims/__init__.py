"""Claims: who is said to have said what, by whom and how."""
