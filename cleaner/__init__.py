"""Clean scraped news and group its wire copies."""
