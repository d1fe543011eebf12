"""What happens in the background, in processes of its own; stands on crisis, never the reverse."""
