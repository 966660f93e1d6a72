"""What Slack is sent: blocks, messages, updates, answers for one person."""
