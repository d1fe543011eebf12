"""A bundle of the staff log that a stranger verifies without us. Dansk: samling."""
