"""Reads what the press says about injured players.

>>> import sidelined
>>> reading = sidelined.read("Ada Moss is out for six weeks with a knee injury.", published="2024-03-05")
>>> reading["players"][0]["player"], reading["players"][0]["status"]
('Ada Moss', 'out')
"""

from sidelined._sidelined import __version__, read

__all__ = ["__version__", "read"]
