"""Microsoft Teams: activities in, Adaptive Cards out. Every import of botbuilder is inside this folder."""
