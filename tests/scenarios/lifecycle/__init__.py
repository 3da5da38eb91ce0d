"""The life of help requests as a state machine: people who press whatever they see, a clock, crashes and duplicates."""
