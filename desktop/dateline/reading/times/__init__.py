"""Which words speak of time, and where do they stand on the calendar?"""
