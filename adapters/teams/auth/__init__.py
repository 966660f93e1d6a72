"""Who calls, and who the bot is: tokens in, tokens out."""
