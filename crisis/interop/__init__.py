"""Other people's formats: written and read here, sent from elsewhere."""
