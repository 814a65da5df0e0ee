"""What is no article: prices, forecast and warnings, kept as they will be sent."""
