"""What a browser and another program meet: form → command, view → template. It decides nothing."""
