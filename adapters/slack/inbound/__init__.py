"""What Slack delivers: proved, kept, read, and handed to the core."""
