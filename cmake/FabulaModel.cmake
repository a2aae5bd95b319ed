# The language model. FABULA_MODEL names a wheel or a compiled model at hand; ./dev downloads the wheel.
set(FABULA_MODEL "" CACHE FILEPATH "A spaCy wheel (.whl) or compiled model (.model) to build with")
