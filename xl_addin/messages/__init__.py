"""Every sentence that a user may read about an outcome, in both languages: what, where and the cure."""
