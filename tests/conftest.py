"""Settings every test runs under."""

from hypothesis import settings

# Continuous integration shares two cores: a slow example is no failure, a flaky one would be.
settings.register_profile("recurnlp", deadline=None, max_examples=100)
settings.load_profile("recurnlp")
