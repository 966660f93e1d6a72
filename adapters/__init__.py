"""Everything that touches the world: chat channels, DNS, the database, files, settings."""
