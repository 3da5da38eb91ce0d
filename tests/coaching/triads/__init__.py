"""The rules about triads."""
