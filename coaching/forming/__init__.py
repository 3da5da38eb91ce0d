"""Forms triads: who is best with whom, every rule kept, as few pairs and fours as possible; seeded and repeatable."""
