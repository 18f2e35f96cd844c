from outreach.settings.base import *
