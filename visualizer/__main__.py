"""``python -m visualizer``."""

import sys

from visualizer.app.command_line import main

sys.exit(main())
