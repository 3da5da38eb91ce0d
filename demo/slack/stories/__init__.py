"""The story language: people who say, see, press, choose and submit, in words as people use them."""

from demo.slack.stories.someone import Someone

__all__ = ["Someone"]
