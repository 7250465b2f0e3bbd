"""Where data comes from: one road to the wire, and the Hub's words turned into ours."""
