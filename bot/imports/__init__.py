"""The command `import`: reads the files, asks Slack where it must, and says what was found and what changed."""
