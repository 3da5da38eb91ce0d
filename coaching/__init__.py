"""The rules of Peer Coach: pure computation on values, without Slack, SQL, clock or unseeded chance."""
