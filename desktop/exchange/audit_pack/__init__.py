"""What an external auditor is given: tables, SAF-T-shaped XML, the folder and its ZIP."""
