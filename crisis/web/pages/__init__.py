"""The pages: view → template. Each state change is a form's POST or a command at the interface."""
