"""Sentence vectors for the topics of requests: loaded late, in one thread of its own, never in anybody's way."""

from bot.encoder.worker import SentenceVectors, missing_encoder

__all__ = ["SentenceVectors", "missing_encoder"]
