"""The process: settings, clock, delivery to Slack, the server and the command line."""
