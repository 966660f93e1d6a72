"""Activities: what people wrote, pressed and attached, on its way to the core."""
