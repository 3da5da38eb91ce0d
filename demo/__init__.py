"""The local workspace: a pretend Slack and what is needed to try the bot without a real one."""
