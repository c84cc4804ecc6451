"""What a run found, to look at: the report, and what a change of rules would do."""
