"""What holds for all tests."""

from hypothesis import settings

# How long an example takes tells of the machine and its load, not of the code.
settings.register_profile("patient", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("patient")
