"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# A machine that others use too is slow now and then, and that is no fault of what is tested.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")
