"""What the checks share: the session that asks, the zone, its servers and its MX records. No check stands here."""
